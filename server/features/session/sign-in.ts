import { KeyholeError } from "@keyhole/shared/errors";
import { z } from "zod";
import { hashToken, type RequestContext } from "../../door/context.ts";
import { networkSource } from "../../door/network.ts";
import { open } from "../../door/procedure.ts";
import { entryOf, requestDetail, withDetail } from "../../door/trail-drafts.ts";
import type { Attempt } from "../../identity/throttle.ts";
import { longestPassword } from "../../identity/passwords.ts";
import { sessionState } from "./session-state.ts";
import { startSession } from "./start-session.ts";

export const loginSchema = z.string().trim().toLowerCase().min(1).max(200);

/** The failures this attempt is counted with: a browser known for the account is counted by itself. */
export async function attemptOf(context: RequestContext, login: string): Promise<Attempt> {
  const { services, request } = context;
  const device =
    request.deviceToken === null ? null : await services.store.read.deviceByToken(hashToken(request.deviceToken));
  const person = device === null ? null : await services.store.read.personById(device.personId);
  const known = person?.login === login && device !== null ? device.id : null;
  return { account: login, source: networkSource(request.address), knownDevice: known };
}

export const signIn = open("signing in is how a session begins")
  .input(z.strictObject({ login: loginSchema, password: z.string().min(1).max(longestPassword) }))
  .mutation(async ({ ctx, input }) => {
    const { services, now } = ctx;
    const { store, passwords, throttle } = services;
    const attempt = await attemptOf(ctx, input.login);
    await throttle.admit(attempt);
    const person = await store.read.personByLogin(input.login);
    const credentials = person === null ? null : await store.read.credentialsOf(person.id);
    const right = await passwords.verify(credentials?.passwordHash ?? null, input.password);
    const ended = person !== null && (await membershipEnded(ctx, person.id, now));
    if (person === null || credentials === null || !right || person.disabledAt !== null || ended) {
      throttle.failed(attempt);
      if (person === null) services.strangers.count(networkSource(ctx.request.address));
      else await recordRefusal(ctx, person.id);
      throw new KeyholeError("invalid", { problems: [{ path: ["password"], message: "sign-in.wrong" }] });
    }
    throttle.succeeded(attempt);
    const enrolled = credentials.totpSecret !== null;
    const phase = enrolled ? "second-factor" : person.secondFactorWaived ? "active" : "must-enrol";
    return sessionState(await startSession(ctx, person, { phase, method: "password" }));
  });

async function membershipEnded(context: RequestContext, personId: string, now: number): Promise<boolean> {
  const teams = await context.services.store.read.teams();
  return teams.some(
    (team) => team.endsAt !== null && team.endsAt <= now && team.members.some((member) => member === personId),
  );
}

async function recordRefusal(
  context: RequestContext,
  personId: Parameters<typeof context.services.personKeys.load>[0],
) {
  const { services } = context;
  const words = {
    type: "session.refused",
    outcome: "denied",
    actor: "anonymous",
    subject: personId,
    reason: "wrong-password",
  } as const;
  const cipher = await services.personKeys.load(personId);
  const draft = withDetail(entryOf(context, words), requestDetail(context), { cipher, services });
  await services.store.write.recordOnly([draft]);
}
