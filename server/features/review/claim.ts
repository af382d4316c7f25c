import { KeyholeError } from "@keyhole/shared/errors";
import { idOf, type ProjectId } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfLease, factsOfProject } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { leaseTimes } from "../../security/lease.ts";
import { disguiseOfLease } from "../work/disguise.ts";
import { draftBytes } from "../work/draft-body.ts";
import { holdOf } from "../work/hold.ts";
import { holdInput, projectInput } from "../work/ids.ts";
import { openReview } from "./open.ts";

/** Claims the next task to review and opens it. Throws `nothing-to-do` when none waits for this person. */
export async function nextReview(context: ActorContext, projectId: ProjectId) {
  const { services, actor, now } = context;
  const leaseId = newId<"lease">(services);
  const words = { actorRole: "reviewer", project: projectId, lease: leaseId, epoch: 1, purpose: "review" } as const;
  const claimed = await services.store.write.claimReview({
    projectId,
    personId: actor.personId,
    sessionId: actor.sessionId,
    teamIds: actor.teamIds,
    leaseId,
    now,
    expires: leaseTimes("review", now).expires,
    granted: entryOf(context, { type: "lease.granted", ...words }),
    takenOver: entryOf(context, { type: "lease.taken-over", ...words }),
  });
  if (claimed === null) throw new KeyholeError("nothing-to-do");
  const { lease, replaced } = claimed;
  services.events.takenOver(replaced);
  return openReview(context, lease, holdOf(context, { leaseId: lease.id, epoch: lease.epoch }));
}

export const next = guarded("review.claim", projectInput, factsOfProject).mutation(({ ctx, input }) =>
  nextReview(ctx, input.projectId),
);

/** Opens a review that this session holds, as after a reload. */
export const open = guarded("review.decide", holdInput, factsOfLease).mutation(async ({ ctx, input }) => {
  const hold = holdOf(ctx, input);
  const lease = await ctx.services.store.read.heldLease(hold);
  return openReview(ctx, lease, hold);
});

/** What waits for this reviewer. */
export const counts = guarded("review.list", projectInput, factsOfProject).query(({ ctx, input }) =>
  ctx.services.store.read.reviewCounts(input.projectId, ctx.actor.personId),
);

/** The reviewer is active: the lease ends later. */
export const renew = guarded("review.decide", holdInput, factsOfLease).mutation(async ({ ctx, input }) => {
  const hold = holdOf(ctx, input);
  const { expires, reservedUntil } = leaseTimes("review", ctx.now);
  const renewed = await ctx.services.store.write.renewLease(hold, expires, reservedUntil);
  return { expires: renewed.expires, now: ctx.now };
});

const draftInput = holdInput.extend({
  baseVersion: z.int().min(0),
  answers: z.unknown(),
  /** The answers that the correction started from; null where they were merged. */
  from: idOf<"annotation">().nullable().default(null),
});

/** Saves a correction under way. `conflict` when another device saved one in between. */
export const saveDraft = guarded("review.decide", draftInput, factsOfLease).mutation(async ({ ctx, input }) => {
  const { services } = ctx;
  const hold = holdOf(ctx, input);
  const { projectId, taskId } = await services.store.read.heldLease(hold);
  const body = draftBytes(input.answers, await disguiseOfLease(services, hold), input.from);
  const identity = { projectId, purpose: "drafts", record: `review/${String(taskId)}` } as const;
  return services.store.write.saveReviewDraft({
    hold,
    baseVersion: input.baseVersion,
    body: await services.vault.sealRecord(identity, body),
    draft: entryOf(ctx, { type: "draft.first", purpose: "review", project: projectId }),
  });
});

/** Not now: the task goes behind its like, for this reviewer or another. */
export const pass = guarded("review.decide", holdInput, factsOfLease).mutation(async ({ ctx, input }) => {
  const hold = holdOf(ctx, input);
  const lease = await ctx.services.store.read.heldLease(hold);
  const refs = {
    project: lease.projectId,
    lease: lease.id,
    ...(lease.taskId === null ? {} : { task: lease.taskId }),
    ...(lease.itemId === null ? {} : { item: lease.itemId }),
  };
  const draft = entryOf(ctx, { type: "lease.ended", purpose: "review", reason: "released", ...refs });
  await ctx.services.store.write.passReview({ hold, drafts: [draft] });
  return { ended: true };
});
