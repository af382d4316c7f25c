import type { Person } from "@keyhole/db/store/people";
import { KeyholeError } from "@keyhole/shared/errors";
import { encode } from "uqr";
import type { RequestContext } from "../door/context.ts";
import { entryOf } from "../door/trail-drafts.ts";
import { hashCode, makeCodes } from "./codes.ts";
import { attemptOf } from "./proofs.ts";
import { base32, secretBytes, stepOfCode, totpUri } from "./totp.ts";

export const wrongCode = (): KeyholeError =>
  new KeyholeError("invalid", { problems: [{ path: ["code"], message: "second-factor.wrong" }] });

/** A new secret, kept aside until a code proves that the device has it. */
export async function beginEnrolment({ services }: RequestContext, person: Person) {
  const secret = services.random(secretBytes);
  await services.store.write.beginSecondFactor(person.id, services.cipher.seal("second-factors", person.id, secret));
  const uri = totpUri(secret, person.login);
  const qr = encode(uri, { border: 0, ecc: "M" });
  const rows = qr.data.map((row) => row.map((dark) => (dark ? "1" : "0")).join(""));
  return { secret: base32(secret), uri, qr: { size: qr.size, rows } };
}

/** Makes the secret that was begun the second factor, with new recovery codes: shown once, kept as hashes. */
export async function confirmEnrolment(context: RequestContext, person: Person, code: string) {
  const { services, now } = context;
  const attempt = await attemptOf(context, person.login, "second-factor");
  await services.throttle.admit(attempt);
  const pending = (await services.store.read.credentialsOf(person.id))?.totpPending ?? null;
  if (pending === null) throw wrongCode();
  const step = stepOfCode(services.cipher.open("second-factors", person.id, pending), code, now);
  if (step === null) throw wrongCode();
  services.throttle.succeeded(attempt);
  const recoveryCodes = makeCodes(services.random, "recovery");
  await services.store.write.confirmSecondFactor({
    personId: person.id,
    step,
    recoveryHashes: recoveryCodes.map((text) => hashCode(services.keys.pepper, "recovery", text)),
    drafts: [entryOf(context, { type: "person.second-factor-set", subject: person.id })],
  });
  return recoveryCodes;
}
