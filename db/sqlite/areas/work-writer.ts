import { and, eq, sql } from "drizzle-orm";
import type { AnnotationId } from "@keyhole/shared/ids";
import type { LeaseEnd } from "@keyhole/shared/vocabulary";
import type { Lease, LeaseHold, WorkWriter } from "../../store/work.ts";
import { conflict, everyColumn, filled, recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { claimWriter } from "./claim-writer.ts";
import { itemAdding } from "./item-adding.ts";
import { openingWriter } from "./opening-writer.ts";
import { taskCounters } from "./items-counters.ts";
import { lookingAgain, resetCursors } from "./queue-statements.ts";
import { reviewQueueing } from "./review-queueing.ts";
import { requireHeld, toLease } from "./work-rows.ts";

const { annotations, assignments, leases, tasks } = schema;

export function workWriter(context: SqliteContext): WorkWriter {
  const { writing, queue } = context;
  const placeholder = (name: string) => sql.placeholder(name);
  const leaseRow = writing
    .select()
    .from(leases)
    .where(eq(leases.id, placeholder("id")))
    .prepare();
  const held = (hold: LeaseHold): Lease => requireHeld(leaseRow.get({ id: hold.leaseId }), hold);
  const byKey = writing
    .select({ id: annotations.id, assignmentId: annotations.assignmentId })
    .from(annotations)
    .where(and(eq(annotations.personId, placeholder("personId")), eq(annotations.idempotencyKey, placeholder("key"))))
    .prepare();
  const insertAnnotation = writing.insert(annotations).values(everyColumn(annotations)).prepare();
  const endLease = writing
    .update(leases)
    .set({ endedAt: sql`${placeholder("now")}`, endReason: sql`${placeholder("reason")}` })
    .where(eq(leases.id, placeholder("id")))
    .prepare();
  const finishAssignment = writing
    .update(assignments)
    .set({
      state: "submitted",
      changed: sql`${placeholder("now")}`,
      activeMs: sql`${placeholder("activeMs")}`,
      draft: null,
    })
    .where(eq(assignments.id, placeholder("id")))
    .prepare();
  const countSlot = writing
    .update(tasks)
    .set({
      submitted: sql`${tasks.submitted} + 1`,
      state: sql`case when ${tasks.submitted} + 1 >= ${tasks.overlap} then ${placeholder("whenComplete")} else ${tasks.state} end`,
      changed: sql`${placeholder("now")}`,
    })
    .where(eq(tasks.id, placeholder("id")))
    .returning({ state: tasks.state, submitted: tasks.submitted, overlap: tasks.overlap })
    .prepare();
  const supersede = writing
    .update(annotations)
    .set({ state: "superseded" })
    .where(and(eq(annotations.assignmentId, placeholder("assignmentId")), eq(annotations.state, "returned")))
    .returning({ id: annotations.id, version: annotations.version })
    .prepare();
  const noteForReview = reviewQueueing(writing);
  const counters = taskCounters(writing);
  const lookAgain = lookingAgain(writing);

  const giveBack = (lease: Lease, end: LeaseEnd, now: number): void => {
    if (lease.assignmentId === null || lease.taskId === null) return;
    const skipped = end === "skipped";
    writing
      .update(assignments)
      .set({
        state: skipped || end === "flagged" ? end : "released",
        changed: now,
        skips: sql`${assignments.skips} + ${skipped ? 1 : 0}`,
      })
      .where(eq(assignments.id, lease.assignmentId))
      .run();
    writing
      .update(tasks)
      .set({
        remaining: sql`${tasks.remaining} + 1`,
        changed: now,
        ...(skipped ? { skips: sql`${tasks.skips} + 1` } : {}),
        // A flagged gold task stays in the mix: the flag is counted, and nobody learns from its absence what it was.
        ...(end === "flagged"
          ? {
              flags: sql`${tasks.flags} + 1`,
              state: sql`case ${tasks.state} when 'gold' then 'gold' else 'flagged' end`,
            }
          : {}),
      })
      .where(eq(tasks.id, lease.taskId))
      .run();
    lookAgain(lease.projectId, lease.taskId);
  };

  const addItem = itemAdding(writing);

  return {
    ...claimWriter(context),
    ...openingWriter(context),
    addItems: (added, { now, drafts }) =>
      queue.run((transaction) => {
        const fresh = added.filter((item) => addItem(item, now));
        for (const projectId of new Set(fresh.map((item) => item.projectId))) resetCursors(writing, projectId);
        recordAll(transaction, drafts);
        return fresh.length;
      }, true),
    renewLease: (hold, expires, reservedUntil) =>
      queue.run(() => {
        const { id, assignmentId } = held(hold);
        if (assignmentId !== null) {
          writing.update(assignments).set({ reservedUntil }).where(eq(assignments.id, assignmentId)).run();
        }
        return toLease(writing.update(leases).set({ expires }).where(eq(leases.id, id)).returning().get());
      }),
    saveDraft: ({ hold, baseVersion, body, activeMs, draft }) =>
      queue.run((transaction) => {
        const lease = held(hold);
        const which = and(eq(assignments.id, lease.assignmentId ?? ""), eq(assignments.draftVersion, baseVersion));
        const version = baseVersion + 1;
        const change = { draft: Buffer.from(body), draftVersion: version, draftSaved: hold.now, activeMs };
        if (writing.update(assignments).set(change).where(which).run().changes === 0) conflict();
        const first = and(eq(leases.id, lease.id), eq(leases.draftsRecorded, false));
        if (writing.update(leases).set({ draftsRecorded: true }).where(first).run().changes === 1) {
          transaction.record(filled(draft, leaseRefs(lease, version)));
        }
        return { version };
      }),
    submitAnnotation: ({ hold, annotation, whenComplete, drafts }) =>
      queue.run((transaction) => {
        const before = byKey.get({ personId: annotation.personId, key: annotation.idempotencyKey });
        if (before !== undefined) {
          if (before.assignmentId !== annotation.assignmentId) conflict();
          return { annotationId: before.id as AnnotationId, repeated: true }; // own column
        }
        const lease = held(hold);
        const now = hold.now;
        const task = counters.changing({ id: annotation.taskId, now, touches: "annotations" }, () => {
          const returned = supersede.get({ assignmentId: lease.assignmentId });
          const next = returned === undefined ? {} : { supersedes: returned.id, version: returned.version + 1 };
          insertAnnotation.run({ ...annotation, ...next, answers: Buffer.from(annotation.answers) });
          finishAssignment.run({ id: lease.assignmentId, now, activeMs: annotation.activeMs });
          return countSlot.get({ id: lease.taskId, now, whenComplete });
        });
        if (task !== undefined) noteForReview(annotation, task, now);
        endLease.run({ id: lease.id, now, reason: "submitted" });
        recordAll(transaction, drafts);
        return { annotationId: annotation.id, repeated: false };
      }),
    endAssignment: ({ hold, end, note, drafts }) =>
      queue.run((transaction) => {
        const lease = held(hold);
        if (lease.assignmentId !== null && lease.purpose === "annotate") {
          if (note !== null) {
            const change = { note: Buffer.from(note) };
            writing.update(assignments).set(change).where(eq(assignments.id, lease.assignmentId)).run();
          }
          counters.changing({ id: lease.taskId ?? "", now: hold.now, touches: "slots" }, () =>
            giveBack(lease, end, hold.now),
          );
        } else {
          // Only what is being worked on can be skipped or flagged; other leases just end, and take their draft along.
          if (end !== "released") conflict();
          const discard = eq(assignments.id, lease.assignmentId ?? "");
          writing.update(assignments).set({ draft: null }).where(discard).run();
        }
        endLease.run({ id: lease.id, now: hold.now, reason: end });
        recordAll(transaction, drafts);
      }),
  };
}

const leaseRefs = (lease: Lease, version: number) => ({
  lease: lease.id,
  version,
  ...(lease.taskId === null ? {} : { task: lease.taskId }),
  ...(lease.itemId === null ? {} : { item: lease.itemId }),
  ...(lease.assignmentId === null ? {} : { assignment: lease.assignmentId }),
});
