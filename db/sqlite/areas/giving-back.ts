import { and, eq, sql } from "drizzle-orm";
import type { PersonId } from "@keyhole/shared/ids";
import { conflict } from "../context.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { resetCursors } from "./queue-statements.ts";

const { annotations, assignments, projectMembers, tasks } = schema;

/**
 * An annotation's task goes back to who made it, slot kept; where that person works here no longer, the slot is free for
 * others. Gives the person who has it again. The caller changes the annotation, in the same `changing` of the counters.
 */
export function giveBack(writing: Drizzle, row: typeof annotations.$inferSelect, now: number): PersonId | null {
  if (row.assignmentId === null) return conflict();
  const member = and(eq(projectMembers.projectId, row.projectId), eq(projectMembers.personId, row.personId));
  const works = writing.select().from(projectMembers).where(member).get()?.role === "labeler";
  const state = works ? "returned" : "released";
  writing.update(assignments).set({ state, changed: now }).where(eq(assignments.id, row.assignmentId)).run();
  const slot = works ? {} : { remaining: sql`${tasks.remaining} + 1` };
  writing
    .update(tasks)
    .set({ state: "open", submitted: sql`${tasks.submitted} - 1`, changed: now, ...slot })
    .where(eq(tasks.id, row.taskId))
    .run();
  if (!works) resetCursors(writing, row.projectId);
  return works ? (row.personId as PersonId) : null; // own column of ids
}
