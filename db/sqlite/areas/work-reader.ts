import { and, count, eq, inArray, sql } from "drizzle-orm";
import type { WorkReader } from "../../store/work.ts";
import type { SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { requireHeld, toAnnotation, toAssignment, toLease, toRendition } from "./work-rows.ts";

const { annotations, assignments, leases, renditions, tasks } = schema;

export function workReader({ reading }: SqliteContext): WorkReader {
  const lease = reading
    .select()
    .from(leases)
    .where(eq(leases.id, sql.placeholder("id")))
    .prepare();

  return {
    async leaseById(id) {
      const row = lease.get({ id });
      return row === undefined ? null : toLease(row);
    },
    async heldLease(hold) {
      return requireHeld(lease.get({ id: hold.leaseId }), hold);
    },
    async activeAssignment(projectId, personId) {
      const which = and(
        eq(assignments.projectId, projectId),
        eq(assignments.personId, personId),
        eq(assignments.state, "active"),
      );
      const row = reading.select().from(assignments).where(which).get();
      return row === undefined ? null : toAssignment(row);
    },
    async queueCounts(projectId, personId) {
      const own = reading
        .select({ state: assignments.state, n: count() })
        .from(assignments)
        .where(
          and(
            eq(assignments.projectId, projectId),
            eq(assignments.personId, personId),
            inArray(assignments.state, ["active", "returned", "submitted"]),
          ),
        )
        .groupBy(assignments.state)
        .all();
      const of = (state: string): number => own.find((row) => row.state === state)?.n ?? 0;
      const open = and(eq(tasks.projectId, projectId), sql`${tasks.remaining} > 0`, sql`${tasks.state} = 'open'`);
      const waiting = await reading.$count(tasks, open);
      return { waiting, mine: of("active"), returned: of("returned"), doneByMe: of("submitted") };
    },
    async rendition(viewId, spec) {
      const row = reading
        .select()
        .from(renditions)
        .where(and(eq(renditions.viewId, viewId), eq(renditions.spec, spec)))
        .get();
      return row === undefined ? null : toRendition(row);
    },
    async annotationByKey(personId, key) {
      const which = and(eq(annotations.personId, personId), eq(annotations.idempotencyKey, key));
      const row = reading.select().from(annotations).where(which).get();
      return row === undefined ? null : toAnnotation(row);
    },
  };
}
