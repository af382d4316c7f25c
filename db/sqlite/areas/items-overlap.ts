import { and, eq, ne, notInArray, sql } from "drizzle-orm";
import type { ProjectCounts } from "../../store/items.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { goldSlots } from "./item-adding.ts";
import { countsOfTask, noCounts } from "./items-counters.ts";
import { queueForReview } from "./review-queueing.ts";
import { resetCursors } from "./queue-statements.ts";

const { projectCounters, tasks } = schema;

/**
 * Sets how many annotations every task needs that is not finished. `remaining` may become negative where more people are
 * at work than are needed now: they may finish, nobody else begins. Open tasks that have enough are complete. Counters are
 * counted anew, in the same transaction: this is rare and touches most of the table anyway. Gives how many changed.
 */
export function changeOverlap(
  writing: Drizzle,
  projectId: string,
  { count, whenComplete, now }: { count: number; whenComplete: "in-review" | "done"; now: number },
): number {
  const unfinished = and(
    eq(tasks.projectId, projectId),
    // Gold tasks have a slot for everybody, also while they are retired.
    notInArray(tasks.state, ["done", "in-review", "gold"]),
    ne(tasks.overlap, goldSlots),
    ne(tasks.overlap, count),
  );
  const { changes } = writing
    .update(tasks)
    .set({
      remaining: sql`${tasks.remaining} + ${count} - ${tasks.overlap}`,
      overlap: count,
      state: sql`case when ${tasks.state} = 'open' and ${tasks.submitted} >= ${count} then ${whenComplete} else ${tasks.state} end`,
      changed: now,
    })
    .where(unfinished)
    .run();
  if (changes > 0) {
    recount(writing, projectId);
    queueForReview(writing, eq(tasks.projectId, projectId), now);
    resetCursors(writing, projectId);
  }
  return changes;
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

function recount(writing: Drizzle, projectId: string): void {
  const row = { projectId, ...countTasks(writing, projectId) };
  writing.insert(projectCounters).values(row).onConflictDoUpdate({ target: projectCounters.projectId, set: row }).run();
}
