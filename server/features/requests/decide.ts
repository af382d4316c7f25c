import { KeyholeError } from "@keyhole/shared/errors";
import { idOf } from "@keyhole/shared/ids";
import { z } from "zod";
import { guarded } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { requestKindRules } from "./kinds.ts";
import { factsOfRequest } from "./request-facts.ts";

const decideInput = z.strictObject({
  requestId: idOf<"request">(),
  /** Of what the approver saw: a request that reads otherwise by now is a `conflict`. */
  digest: z.string().max(64),
  decision: z.enum(["approved", "refused"]),
});

/** The second person decides. What an approval changes is changed in the same transaction; its link is shown once. */
export const decide = guarded("request.decide", decideInput, factsOfRequest).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const { requestId: id, digest, decision } = input;
  const request = await services.store.read.requestById(id);
  const rules = request === null ? null : requestKindRules[request.kind];
  if (request === null || rules === null) throw new KeyholeError("absent");
  const by = actor.personId;
  const deed = { services, now, by, entry: (words: Parameters<typeof entryOf>[1]) => entryOf(ctx, words) };
  const approval = decision === "approved" ? ((await rules.approve?.(deed, request)) ?? {}) : {};
  const own = decision === "approved" ? (approval.drafts ?? []) : (rules.refuse?.(ctx, request) ?? []);
  const project = request.projectId === null ? {} : { project: request.projectId };
  const words = { request: id, action: request.kind, subject: request.requestedBy, reason: decision, ...project };
  await services.store.write.decideRequest({
    id,
    digest,
    decision,
    by,
    effect: approval.effect,
    notices: approval.notices ?? [],
    now,
    drafts: [entryOf(ctx, { type: "request.decided", ...words }), ...own],
  });
  const shown = approval.after?.() ?? {};
  services.events.toEveryone({ kind: "changed", what: "requests" });
  return { link: shown.link ?? null };
});

export const withdraw = guarded(
  "request.withdraw",
  z.strictObject({ requestId: idOf<"request">() }),
  factsOfRequest,
).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const { requestId: id } = input;
  const request = await services.store.read.requestById(id);
  if (request === null) throw new KeyholeError("absent");
  const project = request.projectId === null ? {} : { project: request.projectId };
  const drafts = [entryOf(ctx, { type: "request.withdrawn", request: id, action: request.kind, ...project })];
  const { digest } = request;
  await services.store.write.decideRequest({ id, digest, decision: "withdrawn", by: actor.personId, now, drafts });
  services.events.toEveryone({ kind: "changed", what: "requests" });
  return { withdrawn: true };
});
