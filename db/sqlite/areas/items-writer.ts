import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { KeyholeError } from "@keyhole/shared/errors";
import type { ItemId, TaskId } from "@keyhole/shared/ids";
import type { EndedLease, ItemWriter, TaskChange } from "../../store/items.ts";
import type { Lease } from "../../store/work.ts";
import { absent, conflict, filled, recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { goldSlots } from "./item-adding.ts";
import { keptDisagreements } from "./disagreements-kept.ts";
import { taskCounters } from "./items-counters.ts";
import { beginOverlap, continueOverlap } from "./items-overlap.ts";
import { endLeases } from "./leases-ending.ts";
import { freezesOver } from "./projects-reader.ts";
import { queueForReview } from "./review-queueing.ts";
import { resetCursors } from "./queue-statements.ts";
import { toLease } from "./work-rows.ts";

const { assignments, items, leases, projects, reviews, tasks } = schema;

type TaskRowOfTable = typeof tasks.$inferSelect;
type NewValues = Partial<Pick<TaskRowOfTable, "state" | "priority" | "teamId" | "overlap" | "remaining">>;

/** Items: what a lead does to tasks, and the lease by which a lead looks at one. */
export function itemWriter({ writing, queue }: SqliteContext): ItemWriter {
  const counters = taskCounters(writing);
  const kept = keptDisagreements(writing);

  /** Ends every lease on the task and gives the slots back that were held. */
  const takeBack = (task: TaskRowOfTable, now: number): { freed: number; ended: EndedLease[] } => {
    const ended = writing
      .update(leases)
      .set({ endedAt: now, endReason: "revoked" })
      .where(
        and(
          isNull(leases.endedAt),
          inArray(
            leases.assignmentId,
            writing.select({ id: assignments.id }).from(assignments).where(eq(assignments.taskId, task.id)),
          ),
        ),
      )
      .returning()
      .all()
      .map((row) => toLease(row));
    const held = and(eq(assignments.taskId, task.id), inArray(assignments.state, ["active", "returned"]));
    const { changes } = writing.update(assignments).set({ state: "released", changed: now }).where(held).run();
    return { freed: changes, ended: ended.map(({ id, sessionId }) => ({ leaseId: id, sessionId })) };
  };

  /** The task is no longer up for review; a reviewer who has it open loses it. */
  const leaveReview = (taskId: string, now: number): EndedLease[] => {
    const which = and(eq(reviews.taskId, taskId), ne(reviews.state, "decided"));
    const [left] = writing.update(reviews).set({ state: "decided" }).where(which).returning().all();
    if (left === undefined) return [];
    const open = and(eq(leases.id, left.leaseId ?? ""), isNull(leases.endedAt));
    const ended = writing.update(leases).set({ endedAt: now, endReason: "revoked" }).where(open).returning().all();
    return ended.map((row) => toLease(row)).map(({ id, sessionId }) => ({ leaseId: id, sessionId }));
  };

  /** The row's new values; null where the change does not fit the task. */
  const next = (
    task: TaskRowOfTable,
    change: TaskChange,
    at: { whenComplete: "in-review" | "done"; now: number; ended: EndedLease[] },
  ): NewValues | null => {
    switch (change.kind) {
      case "prioritise":
        return task.priority === change.priority ? null : { priority: change.priority };
      case "assign":
        return task.teamId === change.teamId ? null : { teamId: change.teamId };
      case "reopen": {
        if (task.state !== "flagged" && task.state !== "done" && task.state !== "in-review") return null;
        at.ended.push(...leaveReview(task.id, at.now));
        // Who flagged or skipped it may be offered it again: the lead says that it can be done.
        const given = and(eq(assignments.taskId, task.id), inArray(assignments.state, ["flagged", "skipped"]));
        writing.update(assignments).set({ state: "released", skips: 0, changed: at.now }).where(given).run();
        kept.setState(task.id, "sent");
        const more = task.overlap > task.submitted ? 0 : task.submitted + 1 - task.overlap;
        return { state: "open", overlap: task.overlap + more, remaining: task.remaining + more };
      }
      case "retire": {
        if (task.state === "retired") return null;
        const { freed, ended } = takeBack(task, at.now);
        at.ended.push(...ended, ...leaveReview(task.id, at.now));
        kept.setState(task.id, "settled");
        return { state: "retired", remaining: task.remaining + freed };
      }
      case "un-retire":
        if (task.state !== "retired") return null;
        if (task.overlap === goldSlots) return { state: "gold" };
        if (task.submitted < task.overlap) return { state: "open" };
        return { state: at.whenComplete };
    }
  };

  return {
    changeTasks: ({ projectId, itemIds, change, whenComplete, now }, makeDraft) =>
      queue.run((transaction) => {
        const changed: ItemId[] = [];
        const ended: EndedLease[] = [];
        for (const itemId of new Set(itemIds)) {
          const which = and(eq(tasks.itemId, itemId), eq(tasks.projectId, projectId));
          const task = writing.select().from(tasks).where(which).get();
          if (task === undefined) continue;
          const isChanged = counters.changing({ id: task.id, now, touches: "slots" }, () => {
            const values = next(task, change, { whenComplete, now, ended });
            if (values === null) return false;
            writing
              .update(tasks)
              .set({ ...values, changed: now })
              .where(eq(tasks.id, task.id))
              .run();
            if (values.state === "in-review") queueForReview(writing, eq(tasks.id, task.id), now);
            return true;
          });
          if (!isChanged) continue;
          changed.push(itemId);
          transaction.record(makeDraft({ itemId, taskId: task.id as TaskId })); // own column
        }
        if (changed.length > 0) resetCursors(writing, projectId);
        return { changed, ended };
      }),
    changeProject: ({ id, version, change, overlap, now, drafts }) =>
      queue.run((transaction) => {
        const which = and(eq(projects.id, id), eq(projects.version, version));
        const row = { ...change, version: version + 1 };
        if (writing.update(projects).set(row).where(which).run().changes === 0) conflict();
        const count = overlap === undefined ? 0 : beginOverlap(writing, id, overlap);
        const [first, ...rest] = drafts;
        if (first !== undefined) recordAll(transaction, [count > 0 ? filled(first, { count }) : first, ...rest]);
        if (typeof change.archivedAt !== "number") return { tasks: count, sessions: [] };
        const ended = endLeases(writing, eq(leases.projectId, id), { at: now, reason: "revoked" });
        return { tasks: count, sessions: [...new Set(ended)] };
      }),
    continueOverlap: (projectId, now) => queue.run(() => continueOverlap(writing, projectId, now), true),
    grantInspect: (lease, draft) =>
      queue.run((transaction) => {
        const { projectId, personId, itemId } = lease;
        if (freezesOver(writing, { personId, projectId }).length > 0) throw new KeyholeError("frozen");
        const which = and(eq(items.id, itemId), eq(items.projectId, projectId));
        if (writing.select({ id: items.id }).from(items).where(which).get() === undefined) absent();
        const task = writing.select({ id: tasks.id }).from(tasks).where(eq(tasks.itemId, itemId)).get();
        // One look at a time: opening another item ends the one before.
        const before = and(
          eq(leases.personId, personId),
          eq(leases.projectId, projectId),
          eq(leases.purpose, "inspect"),
          eq(leases.sessionId, lease.sessionId),
          isNull(leases.endedAt),
        );
        writing.update(leases).set({ endedAt: lease.granted, endReason: "released" }).where(before).run();
        const row: Lease = {
          ...lease,
          purpose: "inspect",
          epoch: 1,
          taskId: (task?.id ?? null) as TaskId | null, // own column
          assignmentId: null,
          endedAt: null,
          endReason: null,
        };
        writing
          .insert(leases)
          .values({ ...row, draftsRecorded: false })
          .run();
        transaction.record(filled(draft, { item: itemId, ...(row.taskId === null ? {} : { task: row.taskId }) }));
        return row;
      }),
  };
}
