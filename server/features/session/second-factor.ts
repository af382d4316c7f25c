import { z } from "zod";
import { KeyholeError } from "@keyhole/shared/errors";
import { hashToken, type RequestContext, type SignedIn } from "../../door/context.ts";
import { open } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { hashCode, makeCodes } from "../../identity/codes.ts";
import { beginEnrolment, confirmEnrolment, wrongCode } from "../../identity/enrolment.ts";
import { attemptOf, recordRefusal } from "../../identity/proofs.ts";
import { stepOfCode } from "../../identity/totp.ts";
import { sessionState } from "./session-state.ts";
import { knownDevice, newToken } from "./start-session.ts";

function signedInAt({ signedIn }: RequestContext, phase: SignedIn["session"]["phase"]): SignedIn {
  if (signedIn === null || signedIn.session.phase !== phase) throw new KeyholeError("signed-out");
  return signedIn;
}

/** A session that is complete gets a new token: the half-way one opens nothing any more. */
async function complete(context: RequestContext, signedIn: SignedIn, method: string) {
  const token = newToken(context);
  const { session, person } = signedIn;
  const { now, services, reply } = context;
  const deviceToken = (await knownDevice(context, person)) === null ? newToken(context) : null;
  const device =
    deviceToken === null ? null : { id: session.deviceId, personId: person.id, tokenHash: hashToken(deviceToken) };
  const drafts = [
    entryOf(context, { type: "session.confirmed", method }),
    ...(device === null ? [] : [entryOf(context, { type: "device.added", device: device.id })]),
  ];
  const active = { sessionId: session.id, tokenHash: hashToken(token), device, now, drafts };
  await services.store.write.activateSession(active);
  reply.setSession(token);
  if (deviceToken !== null) reply.setDevice(deviceToken);
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
    const attempt = await attemptOf(ctx, person.login, "second-factor");
    await services.throttle.admit(attempt);
    const credentials = await services.store.read.credentialsOf(person.id);
    const sealed = credentials?.totpSecret ?? null;
    if (sealed === null) throw new KeyholeError("signed-out");
    const secret = services.cipher.open("second-factors", person.id, sealed);
    const step = stepOfCode(secret, input.code, now);
    const byCode = step !== null && (await services.store.write.useTotpStep(person.id, step, []));
    const used = { codeHash: hashCode(services.keys.pepper, "recovery", input.code), now };
    const entry = entryOf(ctx, { type: "person.recovery-code-used", subject: person.id });
    const byRecovery = step === null && (await services.store.write.useRecoveryCode(person.id, used, [entry]));
    if (byCode || byRecovery) {
      services.throttle.succeeded(attempt);
      return complete(ctx, signedIn, byCode ? "totp" : "recovery-code");
    }
    await recordRefusal(ctx, attempt, { person, reason: "wrong-code" });
    throw wrongCode();
  });

/** Only for somebody who has none yet: changing one takes the password, on the person's own page. */
export const begin = open("a person without a second factor sets it up here").mutation(({ ctx }) =>
  beginEnrolment(ctx, signedInAt(ctx, "must-enrol").person),
);

export const confirm = open("the first code proves that the device has the secret")
  .input(z.strictObject({ code: z.string().min(6).max(10) }))
  .mutation(async ({ ctx, input }) => {
    const signedIn = signedInAt(ctx, "must-enrol");
    const recoveryCodes = await confirmEnrolment(ctx, signedIn.person, input.code);
    const breakGlassCodes = signedIn.person.administrator ? await makeBreakGlassCodes(ctx) : [];
    await complete(ctx, signedIn, "totp");
    return { recoveryCodes, breakGlassCodes };
  });

/** Once in an installation's life, for the first administrator to finish: the codes that lift a freeze from the shell. */
async function makeBreakGlassCodes(context: RequestContext): Promise<string[]> {
  const { services, now } = context;
  if ((await services.store.read.breakGlassCodes()).made > 0) return [];
  const codes = makeCodes(services.random, "break-glass");
  const hashes = codes.map((code) => hashCode(services.keys.pepper, "break-glass", code));
  const drafts = [entryOf(context, { type: "settings.changed", setting: "break-glass-codes", count: codes.length })];
  await services.store.write.saveBreakGlassCodes({ hashes, now, drafts });
  return codes;
}
