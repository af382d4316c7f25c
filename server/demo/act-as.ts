import { KeyholeError } from "@keyhole/shared/errors";
import { z } from "zod";
import { open } from "../door/procedure.ts";
import { loginSchema } from "../identity/login.ts";
import { sessionState } from "../features/session/session-state.ts";
import { startSession } from "../features/session/start-session.ts";

/** Becomes another of the demo's people without their password. Absent in every other installation. */
export const actAs = open("exists in a demo only, which serves loopback and throws its data away")
  .input(z.strictObject({ login: loginSchema }))
  .mutation(async ({ ctx, input }) => {
    const { services } = ctx;
    const known = services.demo?.people.some(({ login }) => login === input.login) ?? false;
    const person = known ? await services.store.read.personByLogin(input.login) : null;
    if (person === null) throw new KeyholeError("absent");
    return sessionState(await startSession(ctx, person, { phase: "active", method: "demo" }));
  });
