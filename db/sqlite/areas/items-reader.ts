import { and, asc, eq, gt, gte, inArray, isNotNull, sql } from "drizzle-orm";
import type { ItemId, PersonId, ProjectId, TaskId, TeamId } from "@keyhole/shared/ids";
import type { TaskState } from "@keyhole/shared/vocabulary";
import type { ItemReader, ItemRow, TaskNote } from "../../store/items.ts";
import { absent, type SqliteContext } from "../context.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { heldSlots, noCounts } from "./items-counters.ts";
import { toProject } from "./projects-reader.ts";
import { requireHeld, toAnnotation, toAssignment } from "./work-rows.ts";

const {
  annotations,
  assignments,
  itemMetadata,
  items,
  leases,
  overlapChanges,
  projectCounters,
  projectDays,
  projectMembers,
  projects,
  projectWorkers,
  tasks,
  views,
} = schema;

const columns = {
  itemId: tasks.itemId,
  taskId: tasks.id,
  state: tasks.state,
  priority: tasks.priority,
  overlap: tasks.overlap,
  remaining: tasks.remaining,
  submitted: tasks.submitted,
  skips: tasks.skips,
  flags: tasks.flags,
  teamId: tasks.teamId,
  gold: items.gold,
  metadata: items.metadata,
  created: items.created,
  isReturned: sql<number>`exists (select 1 from ${assignments} where ${assignments.projectId} = ${tasks.projectId}
    and ${assignments.taskId} = ${tasks.id} and ${assignments.state} = 'returned')`,
};

const selectRows = (reading: Drizzle) =>
  reading.select(columns).from(tasks).innerJoin(items, eq(items.id, tasks.itemId)).$dynamic();

type Row = NonNullable<Awaited<ReturnType<typeof selectRows>>>[number];

// Columns that only this package writes, with values of these types: the casts rest on that.
const toItemRow = ({ remaining, ...row }: Row): ItemRow => ({
  ...row,
  itemId: row.itemId as ItemId,
  taskId: row.taskId as TaskId,
  state: row.state as TaskState,
  isReturned: row.isReturned === 1,
  teamId: row.teamId as TeamId | null,
  held: heldSlots({ ...row, remaining }),
});

export function itemReader({ reading }: SqliteContext): ItemReader {
  // Written as a literal: the planner uses a partial index only when it sees its condition.
  const returnedTasks = (projectId: ProjectId) =>
    reading
      .select({ id: assignments.taskId })
      .from(assignments)
      .where(and(eq(assignments.projectId, projectId), sql`${assignments.state} = 'returned'`));

  const tasksOf = (projectId: ProjectId, personId: PersonId) =>
    reading
      .select({ id: assignments.taskId })
      .from(assignments)
      .where(and(eq(assignments.projectId, projectId), eq(assignments.personId, personId)));

  return {
    async overlapChanges() {
      const { projectId } = overlapChanges;
      const rows = reading.select({ projectId }).from(overlapChanges).orderBy(asc(projectId)).all();
      return rows.map((row) => row.projectId as ProjectId); // own column
    },
    async listItems({ projectId, state, metadata, personId, after, limit }) {
      const isReturned = state === "returned";
      // What is few leads: a person's tasks, returned ones, or the items of one metadata value. The unary plus keeps the
      // planner from walking the whole project in order instead.
      const few = (metadata !== undefined && state === undefined) || personId !== undefined || isReturned;
      const order = few ? sql`+${tasks.itemId}` : tasks.itemId;
      const which = and(
        few ? sql`+${tasks.projectId} = ${projectId}` : eq(tasks.projectId, projectId),
        state === undefined || isReturned ? undefined : few ? sql`+${tasks.state} = ${state}` : eq(tasks.state, state),
        isReturned ? inArray(tasks.id, returnedTasks(projectId)) : undefined,
        personId === undefined ? undefined : inArray(tasks.id, tasksOf(projectId, personId)),
      );
      if (metadata === undefined) {
        const from = after === undefined ? undefined : gt(tasks.itemId, after);
        return selectRows(reading).where(and(which, from)).orderBy(asc(order)).limit(limit).all().map(toItemRow);
      }
      return selectRows(reading)
        .innerJoin(itemMetadata, eq(itemMetadata.itemId, tasks.itemId))
        .where(
          and(
            eq(itemMetadata.projectId, projectId),
            eq(itemMetadata.key, metadata.key),
            eq(itemMetadata.value, metadata.value),
            after === undefined ? undefined : gt(itemMetadata.itemId, after),
            which,
          ),
        )
        .orderBy(asc(itemMetadata.itemId))
        .limit(limit)
        .all()
        .map(toItemRow);
    },
    async metadataValues(projectId, key, limit) {
      const rows = reading
        .selectDistinct({ value: itemMetadata.value })
        .from(itemMetadata)
        .where(and(eq(itemMetadata.projectId, projectId), eq(itemMetadata.key, key)))
        .orderBy(asc(itemMetadata.value))
        .limit(limit)
        .all();
      return rows.map(({ value }) => value);
    },
    async projectCounts(projectId) {
      const row = reading.select().from(projectCounters).where(eq(projectCounters.projectId, projectId)).get();
      if (row === undefined) return noCounts;
      const { projectId: _id, ...counts } = row;
      // Given back is a state of assignments; there are few at a time, and an index of them alone.
      const returned = await reading.$count(tasks, inArray(tasks.id, returnedTasks(projectId)));
      return { ...counts, returned, inWork: Math.max(0, counts.inWork - returned) };
    },
    async projectDays(projectId, from) {
      return reading
        .select({ day: projectDays.day, submitted: projectDays.submitted })
        .from(projectDays)
        .where(and(eq(projectDays.projectId, projectId), gte(projectDays.day, from)))
        .orderBy(asc(projectDays.day))
        .all();
    },
    async workerCounts(projectId) {
      const rows = reading.select().from(projectWorkers).where(eq(projectWorkers.projectId, projectId)).all();
      return rows.map(({ projectId: _id, ...row }) => ({ ...row, personId: row.personId as PersonId }));
    },
    async finishedTasks(projectId, personId) {
      const own = and(eq(projectWorkers.projectId, projectId), eq(projectWorkers.personId, personId));
      return reading.select({ tasks: projectWorkers.tasks }).from(projectWorkers).where(own).get()?.tasks ?? 0;
    },
    async viewedWork(hold) {
      const lease = requireHeld(reading.select().from(leases).where(eq(leases.id, hold.leaseId)).get(), hold);
      const { itemId } = lease;
      if (itemId === null || lease.purpose !== "inspect") return absent();
      const seen = and(eq(views.leaseId, lease.id), isNotNull(views.itemId));
      if (reading.select({ id: views.id }).from(views).where(seen).get() === undefined) return absent();
      const row = selectRows(reading).where(eq(tasks.itemId, itemId)).get() ?? absent();
      const made = reading
        .select()
        .from(annotations)
        .where(eq(annotations.taskId, row.taskId))
        .orderBy(asc(annotations.submitted), asc(annotations.id))
        .all();
      const notes = reading
        .select()
        .from(assignments)
        .where(and(eq(assignments.taskId, row.taskId), isNotNull(assignments.note)))
        .orderBy(asc(assignments.changed))
        .all();
      const item = reading.select({ reference: items.reference }).from(items).where(eq(items.id, itemId)).get();
      return {
        row: toItemRow(row),
        reference: item?.reference ?? null,
        annotations: made.map(toAnnotation),
        notes: notes.flatMap((work): readonly TaskNote[] => {
          const { id: assignmentId, personId, state } = toAssignment(work);
          return work.note === null ? [] : [{ assignmentId, personId, state, body: work.note, changed: work.changed }];
        }),
      };
    },
    async archivedProjectsOf(personId) {
      const rows = reading
        .select({ project: projects })
        .from(projectMembers)
        .innerJoin(projects, eq(projects.id, projectMembers.projectId))
        .where(and(eq(projectMembers.personId, personId), isNotNull(projects.archivedAt)))
        .orderBy(asc(projects.name), asc(projects.id))
        .all();
      return rows.map(({ project }) => toProject(project));
    },
  };
}
