import { z } from "zod";
import { factsOfLease } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { activeMs } from "./active-ms.ts";
import { disguiseOfLease } from "./disguise.ts";
import { draftBytes } from "./draft-body.ts";
import { holdOf } from "./hold.ts";
import { holdInput } from "./ids.ts";

const draftInput = holdInput.extend({
  baseVersion: z.int().min(0),
  answers: z.unknown(),
  activeMs,
});

/** Saves the worker's draft with its version. `conflict` when somebody (another device) saved one in between. */
export const saveDraft = guarded("lease.work", draftInput, factsOfLease).mutation(async ({ ctx, input }) => {
  const { services } = ctx;
  const hold = holdOf(ctx, input);
  const lease = await services.store.read.heldLease(hold);
  const body = draftBytes(input.answers, await disguiseOfLease(services, hold));
  const identity = { projectId: lease.projectId, purpose: "drafts", record: String(lease.assignmentId) } as const;
  const words = { type: "draft.first", project: lease.projectId } as const;
  return services.store.write.saveDraft({
    hold,
    baseVersion: input.baseVersion,
    activeMs: input.activeMs,
    body: await services.vault.sealRecord(identity, body),
    draft: entryOf(ctx, words),
  });
});

const endInput = holdInput.extend({
  end: z.enum(["skipped", "flagged", "released"]),
  /** Why, in the worker's words; sealed with the task, never in the trail. */
  reason: z.string().trim().max(2000).default(""),
});

/** Skip, flag or release: the slot goes back, the draft stays. A revisit can only be released: its draft goes. */
export const end = guarded("lease.end", endInput, factsOfLease).mutation(async ({ ctx, input }) => {
  const { services } = ctx;
  const hold = holdOf(ctx, input);
  const lease = await services.store.read.heldLease(hold);
  const type = { skipped: "annotation.skipped", flagged: "annotation.flagged", released: "lease.ended" } as const;
  const refs = {
    project: lease.projectId,
    lease: lease.id,
    ...(lease.taskId === null ? {} : { task: lease.taskId }),
    ...(lease.itemId === null ? {} : { item: lease.itemId }),
  };
  const draft = entryOf(ctx, { type: type[input.end], reason: input.end, ...refs });
  const identity = {
    projectId: lease.projectId,
    purpose: "comments",
    record: `${String(lease.assignmentId)}/note`,
  } as const;
  const note = input.reason === "" ? null : await services.vault.sealRecord(identity, Buffer.from(input.reason));
  await services.store.write.endAssignment({ hold, end: input.end, note, drafts: [draft] });
  return { ended: true };
});
