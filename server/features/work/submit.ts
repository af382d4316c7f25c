import type { Annotation, Lease } from "@keyhole/db/store/work";
import { absent, KeyholeError } from "@keyhole/shared/errors";
import { idOf } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfLease } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { activeMs } from "./active-ms.ts";
import { checkedAnswers } from "./checked-answers.ts";
import { nextTask } from "./claim.ts";
import { isBlind } from "./disguise.ts";
import { holdOf } from "./hold.ts";
import { holdInput } from "./ids.ts";
import { requirePins } from "./pins.ts";
import { requireProject } from "./project-of.ts";

const submitInput = holdInput.extend({
  answers: z.unknown(),
  /** Made once by the page for this submit: a retry with the same key is the same submit. */
  idempotencyKey: idOf<"submit">(),
  formId: idOf<"form">(),
  activeMs,
  /** Also claim and open the next task in the same call. */
  next: z.boolean(),
});
type SubmitInput = z.output<typeof submitInput>;

/**
 * Checks answers against the form they were made under, stores them sealed, ends the lease; then the next task. A repeated
 * key gives what the first try gave; the same key for another task is a `conflict`.
 */
export const submit = guarded("lease.work", submitInput, factsOfLease).mutation(async ({ ctx, input }) => {
  const { read } = ctx.services.store;
  const before = await read.annotationByKey(ctx.actor.personId, input.idempotencyKey);
  const stored = before === null ? await store(ctx, input) : before;
  if (before !== null) {
    const lease = (await read.leaseById(input.leaseId)) ?? absent();
    if (before.assignmentId !== lease.assignmentId) throw new KeyholeError("conflict");
  }
  return { annotationId: stored.id, next: input.next ? await nextOrNull(ctx, stored.projectId) : null };
});

async function store(ctx: ActorContext, input: SubmitInput): Promise<Pick<Annotation, "id" | "projectId">> {
  const { services, actor, now } = ctx;
  const { write } = services.store;
  const hold = holdOf(ctx, input);
  const { guidelineVersion, lease, viewId } = await requirePins(services, hold, input.formId);
  const { taskId, itemId, projectId, assignmentId, purpose } = lease;
  if (taskId === null || itemId === null) return absent();
  const project = await requireProject(services, projectId);
  const { formId } = input;
  const blind = isBlind(purpose, project.parsed);
  const answers = await checkedAnswers(services, { answers: input.answers, formId, itemId, viewId, blind });
  const id = newId<"annotation">(services);
  const identity = { projectId, purpose: "answers", record: id } as const;
  const annotation: Annotation = {
    id,
    projectId,
    taskId,
    itemId,
    assignmentId,
    personId: actor.personId,
    formId: input.formId,
    guidelineVersion,
    version: 1,
    answers: await services.vault.sealRecord(identity, Buffer.from(JSON.stringify(answers))),
    state: "submitted",
    source: "labeler",
    supersedes: null,
    activeMs: input.activeMs,
    submitted: now,
    idempotencyKey: input.idempotencyKey,
  };
  const words = { project: projectId, task: taskId, item: itemId, lease: lease.id, annotation: id, purpose } as const;
  const drafts = [
    entryOf(ctx, {
      type: "annotation.submitted",
      actorRole: "labeler",
      form: input.formId,
      guidelineVersion,
      duration: input.activeMs,
      ...words,
    }),
  ];
  const whenComplete = project.parsed.review === "none" ? "done" : "in-review";
  const { annotationId } =
    purpose === "revisit"
      ? await write.correctAnnotation({ hold, annotation, drafts })
      : await write.submitAnnotation({ hold, whenComplete, annotation, drafts });
  return { id: annotationId, projectId };
}

async function nextOrNull(context: ActorContext, projectId: Lease["projectId"]) {
  try {
    return await nextTask(context, projectId);
  } catch (cause) {
    // The answers are stored: whatever stops the next task must not look as if they were not.
    if (cause instanceof KeyholeError) return null;
    throw cause;
  }
}
