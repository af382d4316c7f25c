import { initTRPC } from "@trpc/server";
import { KeyholeError, type ErrorBody } from "@keyhole/shared/errors";
import type { z } from "zod";
import type { Action, FactsOf } from "../security/actions.ts";
import type { Actor } from "../security/actor.ts";
import { admitted } from "./admission.ts";
import type { RequestContext, SignedIn } from "./context.ts";
import { bodyOf } from "./errors.ts";
import { requireAllowed } from "./require-allowed.ts";

/** What a procedure is behind: an action of the policy table, or a stated reason why anybody may call it. */
export type Guard = { readonly guarded: Action } | { readonly open: string };

const builder = initTRPC
  .context<RequestContext>()
  .meta<Guard>()
  .create({
    isDev: false,
    errorFormatter({ error }) {
      const body: ErrorBody = bodyOf(error.code === "NOT_FOUND" ? new KeyholeError("absent") : (error.cause ?? error));
      return { message: body.code, code: -32_603, data: { body } };
    },
  });

export const router = builder.router;

/** A context whose session is unlocked and complete, and whose actor was allowed the procedure's action. */
export interface AllowedContext<Facts> extends RequestContext {
  readonly signedIn: SignedIn;
  readonly actor: Actor;
  readonly facts: Facts;
}

/** A context of somebody whose session is complete; facts are still to be loaded. */
export interface ActorContext extends RequestContext {
  readonly signedIn: SignedIn;
  readonly actor: Actor;
}

/**
 * A procedure that the policy decides on. `loadFacts` reads everything the rule needs, with the parsed input; nothing is
 * cached. A refusal is a trail entry, and where it cannot be recorded the answer is `unavailable`.
 */
export function guarded<Name extends Action, Schema extends z.ZodType>(
  action: Name,
  input: Schema,
  loadFacts: (context: ActorContext, input: z.output<Schema>) => Promise<FactsOf[Name]>,
) {
  return builder.procedure
    .meta({ guarded: action })
    .input(input)
    .use(async ({ ctx, input: parsed, next }) => {
      const { actor, signedIn } = admitted(ctx);
      // tRPC's own type for parsed input is wider than the schema's output, which is what it holds.
      const facts = await loadFacts({ ...ctx, actor, signedIn }, parsed as z.output<Schema>);
      await requireAllowed({ ...ctx, actor }, action, { facts });
      const allowed: AllowedContext<FactsOf[Name]> = { ...ctx, actor, signedIn, facts };
      return next({ ctx: allowed });
    });
}

/** A procedure that anybody may call, with the reason. */
export const open = (reason: string) => builder.procedure.meta({ open: reason });
