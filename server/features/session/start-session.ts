import type { Person, Session, SessionPhase } from "@keyhole/db/store/people";
import type { EntryDraft } from "@keyhole/db/store/trail";
import { hashToken, type RequestContext, type SignedIn } from "../../door/context.ts";
import { entryOf, newId, requestDetail, withDetail } from "../../door/trail-drafts.ts";

/** 256 random bits as 43 characters. */
export const newToken = ({ services }: RequestContext): string =>
  Buffer.from(services.random(32)).toString("base64url");

/** How somebody proved who they are. */
export type SignInMethod = "password" | "invitation" | "demo";

/**
 * Starts a session for a person whose first proof was right, and remembers the browser as known. The phase says what is
 * still missing. A session of the same browser that was there before ends: its token is never kept.
 */
export async function startSession(
  context: RequestContext,
  person: Person,
  start: { readonly phase: SessionPhase; readonly method: SignInMethod },
): Promise<RequestContext> {
  const { services, now, request, reply } = context;
  const { store } = services;
  const known = request.deviceToken === null ? null : await store.read.deviceByToken(hashToken(request.deviceToken));
  const deviceToken = known?.personId === person.id ? null : newToken(context);
  const session: Session = {
    id: newId(services),
    personId: person.id,
    deviceId: known !== null && deviceToken === null ? known.id : newId(services),
    phase: start.phase,
    created: now,
    lastActive: now,
    lockedAt: null,
  };
  if (context.signedIn !== null) await endOwnSession(context, context.signedIn);
  const token = newToken(context);
  const teams = (await store.read.teams()).filter((team) => team.members.includes(person.id));
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

export async function endOwnSession(context: RequestContext, { session, person }: SignedIn): Promise<void> {
  const { services, now } = context;
  const drafts = [entryOf(context, { type: "session.signed-out" })];
  const ended = await services.store.write.endSessions({ personId: person.id, only: session.id, now, drafts });
  services.events.endSessions(ended);
  services.streams.abortWhere((stream) => stream.sessionId === session.id);
}
