import { createHmac } from "node:crypto";
import { KeyholeError } from "@keyhole/shared/errors";
import { encode } from "uqr";
import { z } from "zod";
import { hashToken, isLocked, type RequestContext, type SignedIn } from "../../door/context.ts";
import { open } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { base32, secretBytes, stepOfCode, totpUri } from "../../identity/totp.ts";
import { attemptOf } from "./sign-in.ts";
import { sessionState } from "./session-state.ts";
import { newToken } from "./start-session.ts";

const recoveryCount = 10;

/** Recovery codes carry 80 random bits, so one keyed hash is enough; typed dashes, blanks and case do not matter. */
const hashRecovery = (context: RequestContext, code: string): string =>
  createHmac("sha256", context.services.keys.pepper)
    .update(`recovery/${code.toUpperCase().replaceAll(/[^A-Z2-7]/g, "")}`)
    .digest("base64url");

const wrongCode = () => new KeyholeError("invalid", { problems: [{ path: ["code"], message: "second-factor.wrong" }] });

function signedInAt(context: RequestContext, ...phases: readonly SignedIn["session"]["phase"][]): SignedIn {
  const { signedIn, now } = context;
  if (signedIn === null || !phases.includes(signedIn.session.phase)) throw new KeyholeError("signed-out");
  if (signedIn.session.phase === "active" && isLocked(signedIn.session, now)) throw new KeyholeError("locked");
  return signedIn;
}

/** A session that is complete gets a new token: the half-way one opens nothing any more. */
async function complete(context: RequestContext, signedIn: SignedIn, method: string) {
  const token = newToken(context);
  const { session } = signedIn;
  const drafts = [entryOf(context, { type: "session.confirmed", method })];
  const { now, services } = context;
  await services.store.write.activateSession({ sessionId: session.id, tokenHash: hashToken(token), now, drafts });
  context.reply.setSession(token);
  return sessionState({
    ...context,
    signedIn: { ...signedIn, session: { ...session, phase: "active", lastActive: now } },
  });
}

export const secondFactor = open("a session that passed its password proves the second factor here")
  .input(z.strictObject({ code: z.string().min(6).max(40) }))
  .mutation(async ({ ctx, input }) => {
    const signedIn = signedInAt(ctx, "second-factor");
    const { services, now } = ctx;
    const { person } = signedIn;
    const attempt = await attemptOf(ctx, person.login);
    await services.throttle.admit(attempt);
    const credentials = await services.store.read.credentialsOf(person.id);
    const sealed = credentials?.totpSecret ?? null;
    if (sealed === null) throw new KeyholeError("signed-out");
    const secret = services.cipher.open("second-factors", person.id, sealed);
    const step = stepOfCode(secret, input.code, now);
    const byCode = step !== null && (await services.store.write.useTotpStep(person.id, step, []));
    if (byCode) return complete(ctx, signedIn, "totp");
    const used = { codeHash: hashRecovery(ctx, input.code), now };
    const entry = entryOf(ctx, { type: "person.recovery-code-used", subject: person.id });
    if (step === null && (await services.store.write.useRecoveryCode(person.id, used, [entry]))) {
      return complete(ctx, signedIn, "recovery-code");
    }
    services.throttle.failed(attempt);
    await services.store.write.recordOnly([
      entryOf(ctx, { type: "session.refused", outcome: "denied", subject: person.id, reason: "wrong-code" }),
    ]);
    throw wrongCode();
  });

export const beginEnrolment = open("a person without a second factor, or changing it, sets it up here").mutation(
  async ({ ctx }) => {
    const { person } = signedInAt(ctx, "must-enrol", "active");
    const { services } = ctx;
    const secret = services.random(secretBytes);
    await services.store.write.beginSecondFactor(person.id, services.cipher.seal("second-factors", person.id, secret));
    const uri = totpUri(secret, person.login);
    const qr = encode(uri, { border: 0, ecc: "M" });
    const rows = qr.data.map((row) => row.map((dark) => (dark ? "1" : "0")).join(""));
    return { secret: base32(secret), uri, qr: { size: qr.size, rows } };
  },
);

export const confirmEnrolment = open("the first code proves that the device has the secret")
  .input(z.strictObject({ code: z.string().min(6).max(10) }))
  .mutation(async ({ ctx, input }) => {
    const signedIn = signedInAt(ctx, "must-enrol", "active");
    const { services, now } = ctx;
    const { person } = signedIn;
    const attempt = await attemptOf(ctx, person.login);
    await services.throttle.admit(attempt);
    const pending = (await services.store.read.credentialsOf(person.id))?.totpPending ?? null;
    if (pending === null) throw wrongCode();
    const step = stepOfCode(services.cipher.open("second-factors", person.id, pending), input.code, now);
    if (step === null) {
      services.throttle.failed(attempt);
      throw wrongCode();
    }
    const recoveryCodes = Array.from({ length: recoveryCount }, () => {
      const text = base32(services.random(10));
      return [text.slice(0, 4), text.slice(4, 8), text.slice(8, 12), text.slice(12, 16)].join("-");
    });
    await services.store.write.confirmSecondFactor({
      personId: person.id,
      step,
      recoveryHashes: recoveryCodes.map((code) => hashRecovery(ctx, code)),
      drafts: [entryOf(ctx, { type: "person.second-factor-set", subject: person.id })],
    });
    await complete(ctx, signedIn, "totp");
    return { recoveryCodes };
  });
