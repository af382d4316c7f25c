import { and, count, eq, gt, gte, inArray, isNotNull, notInArray, or, sql } from "drizzle-orm";
import type { ItemId, ProjectId, TaskId, ViewId } from "@keyhole/shared/ids";
import type { AssignmentState, LeaseHold, View, WorkReader } from "../../store/work.ts";
import { absent, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { likelyNext } from "./likely-next.ts";
import { requireHeld, toAnnotation, toAssignment, toBlob, toLease, toRendition, toView } from "./work-rows.ts";

const { annotations, assignments, blobs, items, leases, projectMembers, renditions, tasks, views } = schema;

export function workReader({ reading }: SqliteContext): WorkReader {
  const placeholder = (name: string) => sql.placeholder(name);
  const storedRendition = reading
    .select()
    .from(renditions)
    .where(and(eq(renditions.viewId, placeholder("viewId")), eq(renditions.spec, placeholder("spec"))))
    .prepare();
  const extents = reading
    .select({ facts: items.facts })
    .from(items)
    .where(eq(items.id, placeholder("id")))
    .prepare();
  const byKey = reading
    .select()
    .from(annotations)
    .where(and(eq(annotations.personId, placeholder("personId")), eq(annotations.idempotencyKey, placeholder("key"))))
    .prepare();
  const viewRow = reading
    .select()
    .from(views)
    .where(eq(views.id, sql.placeholder("id")))
    .prepare();
  const pictures = reading
    .select()
    .from(blobs)
    .where(
      and(
        eq(blobs.itemId, sql.placeholder("itemId")),
        eq(blobs.field, sql.placeholder("field")),
        inArray(blobs.kind, ["original", "preview"]),
      ),
    )
    .prepare();

  /** A view is the lease's own, or that of an earlier lease of the same assignment. */
  const heldView = (hold: LeaseHold, viewId: ViewId): View => {
    const held = requireHeld(lease.get({ id: hold.leaseId }), hold);
    const row = viewRow.get({ id: viewId });
    const own =
      row !== undefined &&
      (row.leaseId === held.id || (held.assignmentId !== null && row.assignmentId === held.assignmentId));
    return own ? toView(row) : absent();
  };

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
    async heldView(hold, viewId) {
      return heldView(hold, viewId);
    },
    async viewedBlobs(hold, viewId, field) {
      const view = heldView(hold, viewId);
      return { view, blobs: pictures.all({ itemId: view.itemId, field }).map(toBlob) };
    },
    async ownWork(personId, taskIds) {
      const own = and(eq(assignments.taskId, tasks.id), eq(assignments.personId, personId));
      const member = and(eq(projectMembers.projectId, tasks.projectId), eq(projectMembers.personId, personId));
      const rows = reading
        .select({ taskId: tasks.id, projectId: tasks.projectId, state: assignments.state })
        .from(tasks)
        .leftJoin(assignments, own)
        .leftJoin(projectMembers, member)
        .where(and(inArray(tasks.id, [...taskIds]), or(isNotNull(assignments.id), isNotNull(projectMembers.role))))
        .all();
      return rows.map(({ taskId, projectId, state }) => ({
        taskId: taskId as TaskId,
        projectId: projectId as ProjectId,
        state: state as AssignmentState | null,
      }));
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
    async doneSince(personId, since) {
      const row = reading
        .select({ n: count() })
        .from(projectMembers)
        .innerJoin(
          annotations,
          and(eq(annotations.projectId, projectMembers.projectId), eq(annotations.personId, projectMembers.personId)),
        )
        .where(
          and(
            eq(projectMembers.personId, personId),
            gte(annotations.submitted, since),
            eq(annotations.version, 1),
            eq(annotations.source, "labeler"),
          ),
        )
        .get();
      return row?.n ?? 0;
    },
    async queueCounts(projectId, personId, since) {
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
      const doneSince = await reading.$count(
        annotations,
        and(
          eq(annotations.projectId, projectId),
          eq(annotations.personId, personId),
          gte(annotations.submitted, since),
          eq(annotations.version, 1),
          eq(annotations.source, "labeler"),
        ),
      );
      return { waiting, mine: of("active"), returned: of("returned"), doneByMe: of("submitted"), doneSince };
    },
    likelyNext: likelyNext(reading),
    async rendition(viewId, spec) {
      const row = storedRendition.get({ viewId, spec });
      return row === undefined ? null : toRendition(row);
    },
    async itemFacts(id) {
      return extents.get({ id })?.facts ?? null;
    },
    async openTaskFacts({ projectId, after, limit }) {
      const rows = reading
        .select({ itemId: tasks.itemId, facts: items.facts })
        .from(tasks)
        .innerJoin(items, eq(items.id, tasks.itemId))
        .where(
          and(
            eq(tasks.projectId, projectId),
            gt(tasks.itemId, after ?? ""),
            notInArray(tasks.state, ["done", "retired"]),
          ),
        )
        .orderBy(tasks.itemId)
        .limit(limit)
        .all();
      return rows.map(({ itemId, facts }) => ({ itemId: itemId as ItemId, facts })); // own column
    },
    async annotationByKey(personId, key) {
      const row = byKey.get({ personId, key });
      return row === undefined ? null : toAnnotation(row);
    },
  };
}
