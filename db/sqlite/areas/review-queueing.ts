import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Annotation } from "../../store/work.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";

const { goldAnswers, projectWorkers, reviews, tasks } = schema;

export interface CountedTask {
  readonly state: string;
  readonly submitted: number;
  readonly overlap: number;
}

/**
 * Prepared once: notes in the transaction of a submit what the agreement job has to look at. A gold task is held against
 * its reference; any other once it has all its annotations and there is something to compare or to review.
 */
export function reviewQueueing(writing: Drizzle): (annotation: Annotation, task: CountedTask, now: number) => void {
  const placeholder = (name: string) => sql.placeholder(name);
  const noteGold = writing
    .insert(goldAnswers)
    .values({
      annotationId: placeholder("annotationId"),
      projectId: placeholder("projectId"),
      personId: placeholder("personId"),
      itemId: placeholder("itemId"),
      // Counted before, in the same transaction.
      ordinal: sql`coalesce((select ${projectWorkers.tasks} from ${projectWorkers} where
        ${projectWorkers.projectId} = ${placeholder("projectId")} and ${projectWorkers.personId} = ${placeholder("personId")}), 1)`,
      since: placeholder("now"),
      pending: true,
    })
    .prepare();
  const noteComplete = writing
    .insert(reviews)
    .values({
      taskId: placeholder("taskId"),
      projectId: placeholder("projectId"),
      itemId: placeholder("itemId"),
      state: "pending",
      rank: 10,
      since: placeholder("now"),
      draftVersion: 0,
    })
    .onConflictDoUpdate({
      target: reviews.taskId,
      set: { state: "pending", since: sql`excluded.since`, leaseId: null, decisionKey: null },
    })
    .prepare();

  return ({ id, projectId, personId, itemId, taskId }, task, now) => {
    if (task.state === "gold") noteGold.run({ annotationId: id, projectId, personId, itemId, now });
    else if (task.submitted >= task.overlap && (task.state === "in-review" || task.overlap > 1)) {
      noteComplete.run({ taskId, projectId, itemId, now });
    }
  };
}

/** After a lead's change made tasks complete without a submit: those in review go to the agreement job like any other. */
export function queueForReview(writing: Drizzle, which: SQL | undefined, now: number): void {
  writing
    .insert(reviews)
    .select(
      writing
        .select({
          taskId: tasks.id,
          projectId: tasks.projectId,
          itemId: tasks.itemId,
          state: sql<string>`'pending'`.as("state"),
          agreement: sql<number | null>`null`.as("agreement"),
          rank: sql<number>`10`.as("rank"),
          since: sql<number>`${now}`.as("since"),
          leaseId: sql<string | null>`null`.as("lease_id"),
          tally: sql<Buffer | null>`null`.as("tally"),
          draft: sql<Buffer | null>`null`.as("draft"),
          draftVersion: sql<number>`0`.as("draft_version"),
          decisionKey: sql<string | null>`null`.as("decision_key"),
        })
        .from(tasks)
        .where(and(which, eq(tasks.state, "in-review"))),
    )
    .onConflictDoUpdate({
      target: reviews.taskId,
      set: { state: "pending", since: sql`excluded.since`, leaseId: null, decisionKey: null },
      setWhere: eq(reviews.state, "decided"),
    })
    .run();
}
