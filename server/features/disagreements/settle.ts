import { idOf } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfLease } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { holdOf } from "../work/hold.ts";
import { holdInput } from "../work/ids.ts";

const input = holdInput.extend({ annotationIds: z.array(idOf<"annotation">()).min(1).max(20) });

/** The lead decides the task that they look at: these answers are the outcome, the others are superseded. */
export const settle = guarded("disagreement.settle", input, factsOfLease).mutation(async ({ ctx, input: given }) => {
  const { services } = ctx;
  const hold = holdOf(ctx, given);
  const { projectId, id: lease } = await services.store.read.heldLease(hold);
  await services.store.write.settleDisagreement({
    hold,
    annotationIds: given.annotationIds,
    makeDraft: ({ taskId, itemId, annotationId, personId, isChosen }) =>
      entryOf(ctx, {
        type: isChosen ? "annotation.accepted" : "annotation.reviewed",
        actorRole: "lead",
        reason: isChosen ? "accepted" : "superseded",
        project: projectId,
        task: taskId,
        item: itemId,
        annotation: annotationId,
        subject: personId,
        lease,
      }),
  });
  return { settled: true };
});
