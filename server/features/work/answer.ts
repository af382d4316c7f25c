import { checkAnswers, checkDraft, type FactsByField, type StoredAnswers } from "@keyhole/shared/answers";
import { KeyholeError } from "@keyhole/shared/errors";
import { idOf, type ItemId } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfLease } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { nextTask } from "./claim.ts";
import { draftBytes } from "./draft-body.ts";
import { holdOf } from "./hold.ts";
import { holdInput } from "./ids.ts";
import { openForm, requireProject } from "./project-of.ts";

const toBytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** Milliseconds of work on a task, pauses over a minute left out; more than a day is a broken clock. */
const activeMs = z.int().min(0).max(86_400_000);

const draftInput = holdInput.extend({
  baseVersion: z.int().min(0),
  answers: z.unknown(),
  /** The page's undo steps, kept so that undo goes on after a reload. */
  history: z.unknown().optional(),
  activeMs,
});

/** Saves the worker's draft with its version. `conflict` when somebody (another device) saved one in between. */
export const saveDraft = guarded("lease.work", draftInput, factsOfLease).mutation(async ({ ctx, input }) => {
  const { services } = ctx;
  const body = draftBytes(input.answers, input.history);
  const hold = holdOf(ctx, input);
  const lease = await services.store.read.heldLease(hold);
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

const submitInput = holdInput.extend({
  answers: z.unknown(),
  /** Made once by the page for this submit: a retry with the same key is the same submit. */
  idempotencyKey: idOf<"submit">(),
  formId: idOf<"form">(),
  activeMs,
  /** Also claim and open the next task in the same call. */
  next: z.boolean(),
});

/** Checks answers against the form they were made under, stores them sealed, ends the lease; then the next task. */
export const submit = guarded("lease.work", submitInput, factsOfLease).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const { read, write } = services.store;
  const hold = holdOf(ctx, input);
  const before = await read.annotationByKey(actor.personId, input.idempotencyKey);
  const lease = (await read.leaseById(input.leaseId)) ?? absent();
  const { taskId, itemId, projectId, assignmentId } = lease;
  if (taskId === null || itemId === null) throw new KeyholeError("absent");
  const project = await requireProject(services, projectId);
  let annotationId = before?.id;
  if (annotationId === undefined) {
    await read.heldLease(hold);
    // What the worker saw, not what was published meanwhile.
    const guidelineVersion = (await read.guidelineVersionSeen(hold)) ?? project.guidelineVersion;
    const answers = await checked(ctx, { answers: input.answers, formId: input.formId, itemId });
    const id = newId<"annotation">(services);
    const identity = { projectId, purpose: "answers", record: id } as const;
    const words = { project: projectId, task: taskId, item: itemId, lease: lease.id, annotation: id } as const;
    const submitted = await write.submitAnnotation({
      hold,
      whenComplete: project.parsed.review === "none" ? "done" : "in-review",
      annotation: {
        id,
        projectId,
        taskId,
        itemId,
        assignmentId,
        personId: actor.personId,
        formId: input.formId,
        guidelineVersion,
        version: 1,
        answers: await services.vault.sealRecord(identity, toBytes(answers)),
        state: "submitted",
        source: "labeler",
        supersedes: null,
        activeMs: input.activeMs,
        submitted: now,
        idempotencyKey: input.idempotencyKey,
      },
      drafts: [
        entryOf(ctx, {
          type: "annotation.submitted",
          actorRole: "labeler",
          form: input.formId,
          guidelineVersion,
          duration: input.activeMs,
          ...words,
        }),
      ],
    });
    annotationId = submitted.annotationId;
  }
  return { annotationId, next: input.next ? await nextOrNull(ctx, projectId) : null };
});

type SubmitContext = Parameters<typeof nextTask>[0];

async function nextOrNull(context: SubmitContext, projectId: Parameters<typeof nextTask>[1]) {
  try {
    return await nextTask(context, projectId);
  } catch (cause) {
    // The answers are stored: whatever stops the next task must not look as if they were not.
    if (cause instanceof KeyholeError) return null;
    throw cause;
  }
}

/** Answers that this form and this item allow, or `invalid` with every problem. */
async function checked(
  { services }: SubmitContext,
  submitted: {
    readonly answers: unknown;
    readonly formId: Parameters<typeof openForm>[1];
    readonly itemId: ItemId;
  },
): Promise<StoredAnswers> {
  const { form } = await openForm(services, submitted.formId);
  const draft = checkDraft(submitted.answers);
  if (!draft.ok) throw new KeyholeError("invalid", { problems: draft.failure });
  const facts: FactsByField = JSON.parse((await services.store.read.itemFacts(submitted.itemId)) ?? absent());
  const problems = checkAnswers(draft.value, form, facts);
  if (problems.length > 0) throw new KeyholeError("invalid", { problems });
  return draft.value;
}

const endInput = holdInput.extend({
  end: z.enum(["skipped", "flagged", "released"]),
  /** Why, in the worker's words; sealed with the task, never in the trail. */
  reason: z.string().trim().max(2000).default(""),
});

/** Skip, flag or release: the slot goes back, the draft stays. */
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
  await services.store.write.endAssignment({ hold, end: input.end, drafts: [draft] });
  return { ended: true };
});

const absent = (): never => {
  throw new KeyholeError("absent");
};
