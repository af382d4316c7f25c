import { and, eq, sql } from "drizzle-orm";
import type { AnnotationId } from "@keyhole/shared/ids";
import type { LeaseEnd } from "@keyhole/shared/vocabulary";
import type { Lease, LeaseHold, WorkWriter } from "../../store/work.ts";
import { conflict, filled, recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { claimWriter } from "./claim-writer.ts";
import { itemAdding } from "./item-adding.ts";
import { openingWriter } from "./opening-writer.ts";
import { resetCursors } from "./queue-statements.ts";
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
    .select({ id: annotations.id })
    .from(annotations)
    .where(and(eq(annotations.personId, placeholder("personId")), eq(annotations.idempotencyKey, placeholder("key"))))
    .prepare();
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
    .prepare();
  const supersede = writing
    .update(annotations)
    .set({ state: "superseded" })
    .where(and(eq(annotations.assignmentId, placeholder("assignmentId")), eq(annotations.state, "returned")))
    .prepare();

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
        ...(end === "flagged" ? { flags: sql`${tasks.flags} + 1`, state: "flagged" } : {}),
      })
      .where(eq(tasks.id, lease.taskId))
      .run();
    resetCursors(writing, lease.projectId);
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
        if (before !== undefined) return { annotationId: before.id as AnnotationId, repeated: true }; // own column
        const lease = held(hold);
        const now = hold.now;
        supersede.run({ assignmentId: lease.assignmentId });
        writing
          .insert(annotations)
          .values({ ...annotation, answers: Buffer.from(annotation.answers) })
          .run();
        finishAssignment.run({ id: lease.assignmentId, now, activeMs: annotation.activeMs });
        countSlot.run({ id: lease.taskId, now, whenComplete });
        endLease.run({ id: lease.id, now, reason: "submitted" });
        recordAll(transaction, drafts);
        return { annotationId: annotation.id, repeated: false };
      }),
    endAssignment: ({ hold, end, drafts }) =>
      queue.run((transaction) => {
        const lease = held(hold);
        giveBack(lease, end, hold.now);
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
