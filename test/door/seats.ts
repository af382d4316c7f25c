import { randomBytes } from "node:crypto";
import type { Session } from "@keyhole/db/store/people";
import { hashToken } from "@keyhole/server/door/context";
import { newId, systemEntry } from "@keyhole/server/door/trail-drafts";
import type { Services } from "@keyhole/server/services";
import type { PersonId, SessionId } from "@keyhole/shared/ids";
import { Visitor } from "../harness.ts";

// People and sessions made through the store: hundreds of real sign-ins would spend minutes on password hashes.

export interface Duties {
  readonly administrator?: boolean;
  readonly securityReviewer?: boolean;
  readonly mayCreateProjects?: boolean;
  readonly invitedBy?: PersonId | null;
}

const hashes = new WeakMap<Services, Promise<string>>();

/** One hash for everybody made here; each costs 64 MiB and a third of a second. */
function passwordHashOf(services: Services): Promise<string> {
  const hash = hashes.get(services) ?? services.passwords.hash("nobody signs in with this one");
  hashes.set(services, hash);
  return hash;
}

/** An account with its grants, as an invitation makes it. Nobody knows its password. */
export async function makePerson(services: Services, name: string, duties: Duties = {}): Promise<PersonId> {
  const { store, personKeys } = services;
  const now = services.clock();
  const link = hashToken(randomBytes(32).toString("base64url"));
  const { administrator = false, securityReviewer = false, mayCreateProjects = false, invitedBy = null } = duties;
  const invitation = {
    id: newId<"invitation">(services),
    kind: "join",
    name,
    personId: null,
    administrator,
    securityReviewer,
    mayCreateProjects,
    teamId: null,
    invitedBy,
    approvedBy: null,
    created: now,
    expires: now + 60_000,
    usedAt: null,
  } as const;
  await store.write.invite(invitation, link, [systemEntry(services, { type: "person.invited" })]);
  const id = newId<"person">(services);
  const person = {
    id,
    login: `${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}-${randomBytes(4).toString("hex")}`,
    name,
    passwordHash: await passwordHashOf(services),
    wrappedKey: personKeys.createPersonKey(id),
  };
  const drafts = [systemEntry(services, { type: "person.joined", subject: id })];
  await store.write.acceptInvitation({ tokenHash: link, person, now, drafts });
  return id;
}

export interface Seat extends Visitor {
  sessionId: SessionId;
}

/** A browser with a session of this person, complete unless `state` says otherwise. */
export async function seat(
  services: Services,
  personId: PersonId,
  state: { readonly url: string; readonly phase?: Session["phase"]; readonly locked?: boolean },
): Promise<Seat> {
  const now = services.clock();
  const token = randomBytes(32).toString("base64url");
  const session: Session = {
    id: newId<"session">(services),
    personId,
    deviceId: newId<"device">(services),
    phase: state.phase ?? "active",
    created: now,
    lastActive: now,
    lockedAt: null,
  };
  const drafts = [systemEntry(services, { type: "session.signed-in", subject: personId })];
  await services.store.write.startSession({ session, tokenHash: hashToken(token), device: null, drafts });
  if (state.locked === true) {
    await services.store.write.lockSession(session.id, now, [systemEntry(services, { type: "session.locked" })]);
  }
  const who = Object.assign(new Visitor(state.url), { sessionId: session.id, personId: String(personId) });
  who.cookies.set("__Host-keyhole", token);
  return who;
}
