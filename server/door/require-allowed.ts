import { KeyholeError } from "@keyhole/shared/errors";
import type { ExportId } from "@keyhole/shared/ids";
import type { Action, FactsOf } from "../security/actions.ts";
import type { Actor } from "../security/actor.ts";
import { decide } from "../security/policy.ts";
import type { RequestContext } from "./context.ts";
import { entryOf } from "./trail-drafts.ts";

/**
 * The policy's word on an action, for procedures and routes alike. A refusal is a trail entry before it is an answer; where
 * it cannot be recorded the answer is `unavailable`.
 */
export async function requireAllowed<Name extends Action>(
  context: RequestContext & { readonly actor: Actor },
  action: Name,
  asked: { readonly facts: FactsOf[Name]; readonly about?: { readonly export?: ExportId } },
): Promise<void> {
  const decision = decide(action, context.actor, asked.facts);
  if (decision === "allow") return;
  const words = { type: "access.denied", outcome: "denied", action, reason: decision, ...asked.about } as const;
  await context.services.store.write.recordOnly([entryOf(context, words)]);
  throw new KeyholeError(decision);
}
