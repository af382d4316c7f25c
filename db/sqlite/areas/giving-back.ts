import { and, eq, sql } from "drizzle-orm";
import type { PersonId } from "@keyhole/shared/ids";
import { conflict } from "../context.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { resetCursors } from "./queue-statements.ts";

const { annotations, assignments, projectMembers, tasks } = schema;

export type AnnotationRow = typeof annotations.$inferSelect;

/**
 * An annotation's task goes back to who made it, slot kept; where that person works here no longer, the slot is free for
 * others. Gives the person who has it again. The caller changes the annotation, in the same `changing` of the counters.
 * Prepared once: a lead sends back hundreds.
 */
export function givingBack(writing: Drizzle): (row: AnnotationRow, now: number) => PersonId | null {
  const placeholder = (name: string) => sql.placeholder(name);
  const member = writing
    .select({ role: projectMembers.role })
    .from(projectMembers)
    .where(
      and(eq(projectMembers.projectId, placeholder("projectId")), eq(projectMembers.personId, placeholder("personId"))),
    )
    .prepare();
  const setAssignment = writing
    .update(assignments)
    .set({ state: sql`${placeholder("state")}`, changed: sql`${placeholder("now")}` })
    .where(eq(assignments.id, placeholder("id")))
    .prepare();
  const reopen = writing
    .update(tasks)
    .set({
      state: "open",
      submitted: sql`${tasks.submitted} - 1`,
      remaining: sql`${tasks.remaining} + ${placeholder("freed")}`,
      changed: sql`${placeholder("now")}`,
    })
    .where(eq(tasks.id, placeholder("id")))
    .prepare();

  return (row, now) => {
    if (row.assignmentId === null) return conflict();
    const { projectId, personId } = row;
    const works = member.get({ projectId, personId })?.role === "labeler";
    setAssignment.run({ id: row.assignmentId, state: works ? "returned" : "released", now });
    reopen.run({ id: row.taskId, freed: works ? 0 : 1, now });
    if (!works) resetCursors(writing, projectId);
    return works ? (personId as PersonId) : null; // own column of ids
  };
}
