import { KeyholeError } from "@keyhole/shared/errors";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { hashCode, makeCodes } from "../../identity/codes.ts";
import * as enrolment from "../../identity/enrolment.ts";
import { longestPassword, passwordProblems } from "../../identity/passwords.ts";
import { provePassword } from "../../identity/proofs.ts";

const password = z.string().min(1).max(longestPassword);
const passwordInput = z.strictObject({ password });

const endOthers = async (context: ActorContext): Promise<void> => {
  const { services, actor, now } = context;
  const { personId, sessionId: keep } = actor;
  const drafts = [entryOf(context, { type: "session.ended", subject: personId, reason: "sign-in-changed" })];
  services.events.endSessions(await services.store.write.endSessions({ personId, keep, now, drafts }));
  services.streams.abortWhere((stream) => stream.personId === personId && stream.sessionId !== keep);
};

/** The old password is needed; every other session of the person ends. */
export const changePassword = guarded(
  "me.change",
  passwordInput.extend({ newPassword: z.string().max(1_000) }),
  noFacts,
).mutation(async ({ ctx, input }) => {
  const { services, actor, signedIn, now } = ctx;
  await provePassword(ctx, signedIn.person, input.password);
  const problems = passwordProblems(input.newPassword, signedIn.person);
  const named = problems.map((problem) => ({ ...problem, path: ["newPassword"] }));
  if (named.length > 0) throw new KeyholeError("invalid", { problems: named });
  const passwordHash = await services.passwords.hash(input.newPassword);
  const { personId, sessionId: keep } = actor;
  const drafts = [entryOf(ctx, { type: "person.password-changed", subject: personId, method: "password" })];
  const ended = await services.store.write.changePassword({ personId, passwordHash, keep, now, drafts });
  services.events.endSessions(ended);
  services.streams.abortWhere((stream) => stream.personId === personId && stream.sessionId !== keep);
  return { ended: ended.length };
});

/** Ten new codes, shown once; the ones before are void. */
export const renewRecoveryCodes = guarded("me.change", passwordInput, noFacts).mutation(async ({ ctx, input }) => {
  const { services, actor, signedIn } = ctx;
  await provePassword(ctx, signedIn.person, input.password);
  const recoveryCodes = makeCodes(services.random, "recovery");
  const hashes = recoveryCodes.map((code) => hashCode(services.keys.pepper, "recovery", code));
  const drafts = [entryOf(ctx, { type: "person.changed", subject: actor.personId, change: "recovery-codes" })];
  await services.store.write.renewRecoveryCodes(actor.personId, hashes, drafts);
  return { recoveryCodes };
});

/** A new authenticator: the old one counts until the new one has proved itself. */
export const beginSecondFactor = guarded("me.change", passwordInput, noFacts).mutation(async ({ ctx, input }) => {
  await provePassword(ctx, ctx.signedIn.person, input.password);
  return enrolment.beginEnrolment(ctx, ctx.signedIn.person);
});

export const confirmSecondFactor = guarded(
  "me.change",
  z.strictObject({ code: z.string().min(6).max(10) }),
  noFacts,
).mutation(async ({ ctx, input }) => {
  const recoveryCodes = await enrolment.confirmEnrolment(ctx, ctx.signedIn.person, input.code);
  await endOthers(ctx);
  return { recoveryCodes };
});
