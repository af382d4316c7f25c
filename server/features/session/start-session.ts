import type { Person, Session, SessionPhase } from "@keyhole/db/store/people";
import type { EntryDraft } from "@keyhole/db/store/trail";
import type { DeviceId } from "@keyhole/shared/ids";
import { hashToken, type RequestContext, type SignedIn } from "../../door/context.ts";
import { entryOf, newId, requestDetail, withDetail } from "../../door/trail-drafts.ts";

/** 256 random bits as 43 characters. */
export const newToken = ({ services }: RequestContext): string =>
  Buffer.from(services.random(32)).toString("base64url");

/** How somebody proved who they are. */
export type SignInMethod = "password" | "invitation" | "demo";

/**
 * Starts a session for a person whose first proof was right. The phase says what is still missing; only a complete session
 * makes its browser known, else every right password would buy a fresh count of tries for the code. A session of the same browser that was there before ends: its token is never kept.
 */
export async function startSession(
  context: RequestContext,
  person: Person,
  start: { readonly phase: SessionPhase; readonly method: SignInMethod },
): Promise<RequestContext> {
  const { services, now, reply } = context;
  const { store } = services;
  const known = await knownDevice(context, person);
  const deviceToken = known === null && start.phase === "active" ? newToken(context) : null;
  const session: Session = {
    id: newId(services),
    personId: person.id,
    deviceId: known ?? newId(services),
    phase: start.phase,
    created: now,
    lastActive: now,
    lockedAt: null,
  };
  if (context.signedIn !== null) await endOwnSession(context, context.signedIn);
  const token = newToken(context);
  const teams = await store.read.teamsOf(person.id);
  const signedIn: SignedIn = { session, person, teams };
  const next: RequestContext = { ...context, signedIn };
  const cipher = await services.personKeys.load(person.id);
  const detailed = (draft: EntryDraft) => withDetail(draft, requestDetail(context), { cipher, services });
  const drafts = [
    detailed(entryOf(next, { type: "session.signed-in", method: start.method, reason: start.phase })),
    ...(deviceToken === null ? [] : [entryOf(next, { type: "device.added", device: session.deviceId })]),
  ];
  const device = deviceToken === null ? null : { id: session.deviceId, tokenHash: hashToken(deviceToken) };
  await store.write.startSession({ session, tokenHash: hashToken(token), device, drafts });
  reply.setSession(token);
  if (deviceToken !== null) reply.setDevice(deviceToken);
  return next;
}

/** The browser of this request where it is known for the person. */
export async function knownDevice({ services, request }: RequestContext, person: Person): Promise<DeviceId | null> {
  if (request.deviceToken === null) return null;
  const device = await services.store.read.deviceByToken(hashToken(request.deviceToken));
  return device?.personId === person.id ? device.id : null;
}

export async function endOwnSession(context: RequestContext, { session, person }: SignedIn): Promise<void> {
  const { services, now } = context;
  const drafts = [entryOf(context, { type: "session.signed-out" })];
  const ended = await services.store.write.endSessions({ personId: person.id, only: session.id, now, drafts });
  services.events.endSessions(ended);
  services.streams.abortWhere((stream) => stream.sessionId === session.id);
}
