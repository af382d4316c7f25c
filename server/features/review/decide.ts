import type { ReviewDecision, ReviewMaterial } from "@keyhole/db/store/review";
import type { Lease, LeaseHold } from "@keyhole/db/store/work";
import { absent, KeyholeError } from "@keyhole/shared/errors";
import { idOf, type AnnotationId } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfLease } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { activeMs } from "../work/active-ms.ts";
import { checkedAnswers } from "../work/checked-answers.ts";
import { disguiseOfLease, isBlind } from "../work/disguise.ts";
import { holdOf } from "../work/hold.ts";
import { holdInput } from "../work/ids.ts";
import { requirePins } from "../work/pins.ts";
import { requireProject } from "../work/project-of.ts";
import { nextReview } from "./claim.ts";
import { commentBody, sealComment, swappedPin } from "./comment.ts";

const annotationIds = z.array(idOf<"annotation">()).min(1).max(20);

const decision = z.discriminatedUnion("kind", [
  /** These answers are the outcome. */
  z.strictObject({ kind: z.literal("accept"), annotationIds }),
  /** The reviewer's own answers are the outcome; `from` is the one they started from, null where they merged. */
  z.strictObject({
    kind: z.literal("correct"),
    from: idOf<"annotation">().nullable(),
    formId: idOf<"form">(),
    answers: z.unknown(),
    activeMs,
  }),
  /** Back to their makers, each with its comments. */
  z.strictObject({
    kind: z.literal("return"),
    returned: z
      .array(z.strictObject({ annotationId: idOf<"annotation">(), comments: z.array(commentBody).min(1).max(50) }))
      .min(1)
      .max(20),
  }),
]);

const decideInput = holdInput.extend({
  viewId: idOf<"view">(),
  /** Made once by the page for this decision: a retry with the same key is the same decision. */
  idempotencyKey: idOf<"decision">(),
  decision,
  /** Also claim and open the next task in the same call. */
  next: z.boolean(),
});
type DecideInput = z.output<typeof decideInput>;

/** Accepts, corrects or returns the task of a review lease. What was decided is recorded by ids; comments are sealed. */
export const decide = guarded("review.decide", decideInput, factsOfLease).mutation(async ({ ctx, input }) => {
  const { services } = ctx;
  const { read, write } = services.store;
  const hold = holdOf(ctx, input);
  const lease = (await read.leaseById(input.leaseId)) ?? absent();
  const repeated = lease.endReason === "submitted";
  const planned = repeated ? nothingPlanned : await plan(ctx, { lease, hold, input });
  const done = await write.decideReview({ hold, key: input.idempotencyKey, ...planned });
  for (const personId of done.returnedTo) services.events.toPerson(personId, { kind: "changed", what: "returned" });
  return { decided: true, next: input.next ? await nextOrNull(ctx, lease.projectId) : null };
});

interface Planned {
  readonly decision: ReviewDecision;
  readonly drafts: Parameters<ActorContext["services"]["store"]["write"]["decideReview"]>[0]["drafts"];
}

/** A retry after success: the key alone says so, and any other key is refused because the lease has ended. */
const nothingPlanned: Planned = { decision: { kind: "accept", annotationIds: [] }, drafts: [] };

interface Deciding {
  readonly lease: Lease;
  readonly hold: LeaseHold;
  readonly input: DecideInput;
}

async function plan(ctx: ActorContext, { lease, hold, input }: Deciding): Promise<Planned> {
  const material = await ctx.services.store.read.reviewMaterial(hold, input.viewId);
  const chosen = input.decision;
  switch (chosen.kind) {
    case "accept": {
      const accepted = chosen.annotationIds.map((id) => entryAbout(ctx, { lease, material, id }, "accepted"));
      const rest = others(material, chosen.annotationIds);
      return {
        decision: { kind: "accept", annotationIds: chosen.annotationIds },
        drafts: [...accepted, ...rest.map((id) => entryAbout(ctx, { lease, material, id }, "superseded"))],
      };
    }
    case "return": {
      const ids = chosen.returned.map(({ annotationId }) => annotationId);
      const { projectId } = lease;
      const disguise = await disguiseOfLease(ctx.services, hold);
      const sealing = chosen.returned.flatMap(({ annotationId, comments }) =>
        comments.map((body) =>
          sealComment(ctx.services, { projectId, annotationId }, { ...body, pin: swappedPin(body.pin, disguise) }),
        ),
      );
      return {
        decision: { kind: "return", annotationIds: ids, comments: await Promise.all(sealing) },
        drafts: ids.map((id) => entryAbout(ctx, { lease, material, id }, "returned")),
      };
    }
    case "correct":
      return correction(ctx, { lease, hold, input }, { material, chosen });
  }
}

async function correction(
  ctx: ActorContext,
  { lease, hold, input }: Deciding,
  { material, chosen }: { material: ReviewMaterial; chosen: Extract<DecideInput["decision"], { kind: "correct" }> },
): Promise<Planned> {
  const { services, actor, now } = ctx;
  const { projectId, taskId, itemId } = lease;
  if (taskId === null || itemId === null) return absent();
  const from = material.annotations.find(({ id }) => id === chosen.from) ?? null;
  if (chosen.from !== null && from === null) throw new KeyholeError("conflict");
  const { answers, formId } = chosen;
  const { viewId } = await requirePins(services, hold, formId);
  const { parsed } = await requireProject(services, projectId);
  const blind = isBlind(lease.purpose, parsed);
  const checked = await checkedAnswers(services, { answers, formId, itemId, viewId, blind });
  const id = newId<"annotation">(services);
  const identity = { projectId, purpose: "answers", record: id } as const;
  const guidelineVersion = Math.max(0, ...material.annotations.map((each) => each.guidelineVersion));
  const annotation = {
    id,
    projectId,
    taskId,
    itemId,
    assignmentId: null,
    personId: actor.personId,
    formId,
    guidelineVersion,
    version: 1 + Math.max(0, ...material.annotations.map(({ version }) => version)),
    answers: await services.vault.sealRecord(identity, Buffer.from(JSON.stringify(checked))),
    state: "accepted",
    source: "reviewer",
    supersedes: chosen.from,
    activeMs: chosen.activeMs,
    submitted: now,
    idempotencyKey: input.idempotencyKey,
  } as const;
  const words = { project: projectId, task: taskId, item: itemId, lease: lease.id, annotation: id } as const;
  const corrected = entryOf(ctx, {
    type: "annotation.corrected",
    actorRole: "reviewer",
    form: formId,
    guidelineVersion,
    version: annotation.version,
    duration: chosen.activeMs,
    ...words,
    ...(from === null ? {} : { subject: from.personId, object: from.id, objectKind: "annotation" }),
  });
  const rest = material.annotations.map((each) => entryAbout(ctx, { lease, material, id: each.id }, "superseded"));
  return { decision: { kind: "correct", annotation }, drafts: [corrected, ...rest] };
}

const types = {
  accepted: "annotation.accepted",
  returned: "annotation.returned",
  superseded: "annotation.reviewed",
} as const;

function entryAbout(
  ctx: ActorContext,
  { lease, material, id }: { readonly lease: Lease; readonly material: ReviewMaterial; readonly id: AnnotationId },
  outcome: keyof typeof types,
) {
  const annotation = material.annotations.find((each) => each.id === id);
  if (annotation === undefined) throw new KeyholeError("conflict");
  return entryOf(ctx, {
    type: types[outcome],
    actorRole: "reviewer",
    reason: outcome,
    project: lease.projectId,
    lease: lease.id,
    annotation: id,
    subject: annotation.personId,
    ...(lease.taskId === null ? {} : { task: lease.taskId }),
    ...(lease.itemId === null ? {} : { item: lease.itemId }),
  });
}

const others = (material: ReviewMaterial, chosen: readonly AnnotationId[]): readonly AnnotationId[] =>
  material.annotations.map(({ id }) => id).filter((id) => !chosen.includes(id));

async function nextOrNull(context: ActorContext, projectId: Lease["projectId"]) {
  try {
    return await nextReview(context, projectId);
  } catch (cause) {
    // The decision is stored: whatever stops the next task must not look as if it were not.
    if (cause instanceof KeyholeError) return null;
    throw cause;
  }
}
