import { KeyholeError } from "@keyhole/shared/errors";
import { z } from "zod";
import { teamsAllow } from "../../door/admission.ts";
import { open } from "../../door/procedure.ts";
import { loginSchema } from "../../identity/login.ts";
import { longestPassword } from "../../identity/passwords.ts";
import { attemptOf, recordRefusal } from "../../identity/proofs.ts";
import { isSecondFactorWaived } from "../../identity/second-factor-need.ts";
import { sessionState } from "./session-state.ts";
import { startSession } from "./start-session.ts";

/** The same work and the same answer whether the login is unknown, disabled, kept out by its team, or the password wrong. */
export const signIn = open("signing in is how a session begins")
  .input(z.strictObject({ login: loginSchema, password: z.string().min(1).max(longestPassword) }))
  .mutation(async ({ ctx, input }) => {
    const { services, now, request } = ctx;
    const { store, passwords, throttle } = services;
    const attempt = await attemptOf(ctx, input.login, "password");
    await throttle.admit(attempt);
    const person = await store.read.personByLogin(input.login);
    const credentials = person === null ? null : await store.read.credentialsOf(person.id);
    const teams = person === null ? [] : await store.read.teamsOf(person.id);
    const isRight = await passwords.verify(credentials?.passwordHash ?? null, input.password);
    const isHere = person?.disabledAt === null && teamsAllow(teams, { address: request.address, now });
    if (person === null || credentials === null || !isRight || !isHere) {
      await recordRefusal(ctx, attempt, { person, reason: isRight ? "not-here" : "wrong-password" });
      throw new KeyholeError("invalid", { problems: [{ path: ["password"], message: "sign-in.wrong" }] });
    }
    throttle.succeeded(attempt);
    const isEnrolled = credentials.totpSecret !== null;
    const isWaived = await isSecondFactorWaived(services, person);
    const phase = isEnrolled ? "second-factor" : isWaived ? "active" : "must-enrol";
    return sessionState(await startSession(ctx, person, { phase, method: "password" }));
  });
