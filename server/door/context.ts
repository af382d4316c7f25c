import { createHash } from "node:crypto";
import type { Person, Session, Team } from "@keyhole/db/store/people";
import type { Actor } from "../security/actor.ts";
import type { Services } from "../services.ts";

/** What the door knows of a request before anybody was recognised. */
export interface RequestInfo {
  readonly address: string;
  readonly userAgent: string;
  readonly sessionToken: string | null;
  readonly deviceToken: string | null;
}

/** Changes to the reply's cookies; the route applies them. */
export interface ReplyChanges {
  setSession(token: string): void;
  clearSession(): void;
  setDevice(token: string): void;
}

export interface SignedIn {
  readonly session: Session;
  readonly person: Person;
  readonly teams: readonly Team[];
}

export interface RequestContext {
  readonly services: Services;
  readonly request: RequestInfo;
  readonly reply: ReplyChanges;
  /** Milliseconds UTC at which the request began. */
  readonly now: number;
  readonly signedIn: SignedIn | null;
}

/** Tokens stand hashed in the store: a copy of the database opens no session. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Sessions end this long after they began, whatever happens in them. */
export const sessionLifetimeMs = 12 * 3_600_000;
/** A session that waits for its second factor, or for one to be set up, is worth little and ends sooner. */
const lifetimeMs: Readonly<Record<Session["phase"], number>> = {
  "second-factor": 10 * 60_000,
  "must-enrol": 3_600_000,
  active: sessionLifetimeMs,
};
export const idleLockMs = 15 * 60_000;
/** How much later than the page the server locks by itself: activity is reported once a minute. */
export const idleGraceMs = 90_000;

export const isLocked = (session: Session, now: number): boolean =>
  session.lockedAt !== null || now - session.lastActive > idleLockMs + idleGraceMs;

/** Recognises the session of a request. Nothing is cached: every request reads the row (I5). */
export async function makeContext(
  services: Services,
  request: RequestInfo,
  reply: ReplyChanges,
): Promise<RequestContext> {
  const now = services.clock();
  const token = request.sessionToken;
  const found = token === null ? null : await services.store.read.sessionByToken(hashToken(token));
  const valid = found !== null && now - found.session.created < lifetimeMs[found.session.phase];
  return { services, request, reply, now, signedIn: valid ? found : null };
}

export const actorOf = ({ session, person, teams }: SignedIn): Actor => ({
  personId: person.id,
  sessionId: session.id,
  deviceId: session.deviceId,
  teamIds: teams.map((team) => team.id),
  administrator: person.administrator,
  securityReviewer: person.securityReviewer,
  mayCreateProjects: person.mayCreateProjects,
  accountCreated: person.created,
  invitedBy: person.invitedBy,
  resetBy: person.resetBy,
  resetApprovedBy: person.resetApprovedBy,
  resetAt: person.resetAt,
});
