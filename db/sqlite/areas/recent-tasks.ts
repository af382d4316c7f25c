import { and, desc, eq, inArray, isNotNull, ne } from "drizzle-orm";
import type { AssignmentId } from "@keyhole/shared/ids";
import type { RecentQuery, RecentTask } from "../../store/revisit.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";

const { annotations, assignments, reviews, tasks } = schema;

/** Of an annotation that no person has judged. */
export const unreviewedStates = ["submitted", "accepted"];

/** The same list for the page and, inside the transaction, for the check. */
export function recentTasks(connection: Drizzle, { projectId, personId, limit }: RecentQuery): RecentTask[] {
  // The last ones by time, whatever became of them: reviewed ones take their place in the number, and then drop out. So does
  // all that was handed in before one of them: gold is never reviewed, and would be what is left over.
  const last = connection
    .select({
      assignmentId: assignments.id,
      submitted: assignments.changed,
      activeMs: assignments.activeMs,
      taskId: assignments.taskId,
    })
    .from(annotations)
    .innerJoin(assignments, eq(assignments.id, annotations.assignmentId))
    .where(
      and(
        eq(annotations.projectId, projectId),
        eq(annotations.personId, personId),
        eq(annotations.version, 1),
        eq(annotations.source, "labeler"),
      ),
    )
    .orderBy(desc(annotations.submitted), desc(annotations.id))
    .limit(limit)
    .all();
  const isDecided = ({ taskId }: { readonly taskId: string }): boolean => {
    // Accepted by rule is no review: otherwise the list would say which tasks a reviewer is going to look at.
    const decided = and(eq(reviews.taskId, taskId), isNotNull(reviews.decisionKey));
    return connection.select({ id: reviews.taskId }).from(reviews).where(decided).get() !== undefined;
  };
  const end = last.findIndex(isDecided);
  return (end === -1 ? last : last.slice(0, end)).flatMap(
    ({ assignmentId, submitted, activeMs, taskId }): RecentTask[] => {
      const own = and(eq(annotations.assignmentId, assignmentId), inArray(annotations.state, unreviewedStates));
      const open = and(eq(assignments.id, assignmentId), eq(assignments.state, "submitted"));
      const inUse = and(eq(tasks.id, taskId), ne(tasks.state, "retired"));
      const correctable =
        connection.select({ id: annotations.id }).from(annotations).where(own).get() !== undefined &&
        connection.select({ id: assignments.id }).from(assignments).where(open).get() !== undefined &&
        connection.select({ id: tasks.id }).from(tasks).where(inUse).get() !== undefined;
      return correctable ? [{ assignmentId: assignmentId as AssignmentId, submitted, activeMs }] : []; // own column
    },
  );
}
