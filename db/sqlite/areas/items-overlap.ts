import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { ProjectCounts } from "../../store/items.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { goldSlots } from "./item-adding.ts";
import { countsOfTask, noCounts } from "./items-counters.ts";
import { queueForReview } from "./review-queueing.ts";
import { resetCursors } from "./queue-statements.ts";

const { overlapChanges, projectCounters, tasks } = schema;

/** Tasks of one transaction: some 10 ms, so that people who label do not notice. */
const tasksAtOnce = 500;

export interface OverlapChange {
  readonly count: number;
  readonly whenComplete: "in-review" | "done";
}

/**
 * Notes that every task that is not finished needs another number of annotations; `continueOverlap` carries it out. One
 * that is under way starts anew with the new number. Gives how many tasks are not finished.
 */
export function beginOverlap(writing: Drizzle, projectId: string, { count, whenComplete }: OverlapChange): number {
  const row = { projectId, count, whenComplete, after: "", changed: 0 };
  writing.insert(overlapChanges).values(row).onConflictDoUpdate({ target: overlapChanges.projectId, set: row }).run();
  const counts =
    writing.select().from(projectCounters).where(eq(projectCounters.projectId, projectId)).get() ?? noCounts;
  return counts.waiting + counts.inWork + counts.flagged + counts.returned + counts.retired;
}

/**
 * One slice: `remaining` may become negative where more people are at work than are needed now: they may finish, nobody
 * else begins. Open tasks that have enough are complete. Items come in while it runs, so it ends with a pass over all of
 * them that found nothing to change. True while there is more to do.
 */
export function continueOverlap(writing: Drizzle, projectId: string, now: number): boolean {
  const mine = eq(overlapChanges.projectId, projectId);
  const change = writing.select().from(overlapChanges).where(mine).get();
  if (change === undefined) return false;
  const { count, whenComplete, after, changed } = change;
  const slice = writing
    .select()
    .from(tasks)
    .where(and(eq(tasks.projectId, projectId), gt(tasks.itemId, after)))
    .orderBy(asc(tasks.itemId))
    .limit(tasksAtOnce)
    .all();
  const found = slice.filter((task) => isUnfinished(task) && task.overlap !== count);
  if (found.length > 0) setOverlap(writing, found, { count, whenComplete, now });
  const last = slice.at(-1);
  if (slice.length === tasksAtOnce && last !== undefined) {
    const next = { after: last.itemId, changed: changed + found.length };
    writing.update(overlapChanges).set(next).where(mine).run();
    return true;
  }
  if (changed + found.length === 0) {
    writing.delete(overlapChanges).where(mine).run();
    return false;
  }
  writing.update(overlapChanges).set({ after: "", changed: 0 }).where(mine).run();
  return true;
}

type TaskRow = typeof tasks.$inferSelect;

/** Gold tasks have a slot for everybody, also while they are retired. */
const isUnfinished = ({ state, overlap }: TaskRow): boolean =>
  state !== "done" && state !== "in-review" && state !== "gold" && overlap !== goldSlots;

function setOverlap(
  writing: Drizzle,
  found: readonly TaskRow[],
  { count, whenComplete, now }: { readonly count: number; readonly whenComplete: string; readonly now: number },
): void {
  const which = inArray(
    tasks.id,
    found.map(({ id }) => id),
  );
  const after = writing
    .update(tasks)
    .set({
      remaining: sql`${tasks.remaining} + ${count} - ${tasks.overlap}`,
      overlap: count,
      state: sql`case when ${tasks.state} = 'open' and ${tasks.submitted} >= ${count} then ${whenComplete} else ${tasks.state} end`,
      changed: now,
    })
    .where(which)
    .returning()
    .all();
  moveCounters(writing, found, after);
  queueForReview(writing, which, now);
  const [first] = found;
  if (first !== undefined) resetCursors(writing, first.projectId);
}

/** By the difference between the rows before and after. */
function moveCounters(writing: Drizzle, before: readonly TaskRow[], after: readonly TaskRow[]): void {
  const [first] = before;
  if (first === undefined) return;
  const sums: Record<keyof ProjectCounts, number> = { ...noCounts };
  for (const [rows, sign] of [[before, -1] as const, [after, 1] as const]) {
    for (const row of rows) {
      for (const [name, by] of Object.entries(countsOfTask(row))) sums[name as keyof ProjectCounts] += sign * by; // its own keys
    }
  }
  const set = Object.fromEntries(
    Object.entries(sums).map(([name, by]) => [name, sql`${projectCounters[name as keyof ProjectCounts]} + ${by}`]), // its own keys
  );
  writing.update(projectCounters).set(set).where(eq(projectCounters.projectId, first.projectId)).run();
}

/** A project's counters as its tasks say, by one grouped read. */
export function countTasks(database: Drizzle, projectId: string): ProjectCounts {
  const rows = database
    .select({
      projectId: tasks.projectId,
      state: tasks.state,
      overlap: tasks.overlap,
      remaining: tasks.remaining,
      submitted: tasks.submitted,
      number: sql<number>`count(*)`,
    })
    .from(tasks)
    .where(eq(tasks.projectId, projectId))
    .groupBy(tasks.state, tasks.overlap, tasks.remaining, tasks.submitted)
    .all();
  const sums: Record<keyof ProjectCounts, number> = { ...noCounts };
  for (const { number, ...row } of rows) {
    for (const [name, by] of Object.entries(countsOfTask(row))) sums[name as keyof ProjectCounts] += by * number; // its own keys
  }
  return sums;
}
