import type { Person } from "@keyhole/db/store/people";
import { KeyholeError } from "@keyhole/shared/errors";
import { hashToken, type RequestContext } from "../door/context.ts";
import { networkSource } from "../door/network.ts";
import { entryOf, requestDetail, withDetail } from "../door/trail-drafts.ts";
import type { Attempt } from "./throttle.ts";

/** What this try is counted with: a browser known for the account is counted by itself. */
export async function attemptOf(
  context: RequestContext,
  login: string,
  proof: "password" | "second-factor",
): Promise<Attempt> {
  const { services, request } = context;
  const device =
    request.deviceToken === null ? null : await services.store.read.deviceByToken(hashToken(request.deviceToken));
  const person = device === null ? null : await services.store.read.personById(device.personId);
  const known = person?.login === login && device !== null ? device.id : null;
  return { proof, account: login, source: networkSource(request.address), knownDevice: known };
}

/**
 * Records that a proof failed. From a browser that is not known for the account it is only counted, to one entry a source,
 * account and minute: strangers cannot fill the trail, and an account that exists costs no more time than one that does not.
 */
export async function recordRefusal(
  context: RequestContext,
  attempt: Attempt,
  refused: {
    readonly person: Pick<Person, "id"> | null;
    readonly reason: "wrong-password" | "wrong-code" | "not-here";
  },
): Promise<void> {
  const { services, signedIn } = context;
  const { person, reason } = refused;
  if (person === null || (attempt.knownDevice === null && signedIn === null)) {
    services.strangers.count({ source: attempt.source, subject: person?.id ?? null });
    return;
  }
  const words = { type: "session.refused", outcome: "denied", subject: person.id, reason } as const;
  const cipher = await services.personKeys.load(person.id);
  await services.store.write.recordOnly([
    withDetail(entryOf(context, words), requestDetail(context), { cipher, services }),
  ]);
}

/** The signed-in person proves again that they know their password. Counted, and recorded when it is wrong. */
export async function provePassword(context: RequestContext, person: Person, password: string): Promise<void> {
  const { services } = context;
  const attempt = await attemptOf(context, person.login, "password");
  await services.throttle.admit(attempt);
  const credentials = await services.store.read.credentialsOf(person.id);
  if (await services.passwords.verify(credentials?.passwordHash ?? null, password)) {
    services.throttle.succeeded(attempt);
    return;
  }
  await recordRefusal(context, attempt, { person, reason: "wrong-password" });
  throw new KeyholeError("invalid", { problems: [{ path: ["password"], message: "password.wrong" }] });
}
