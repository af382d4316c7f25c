import { and, eq, sql } from "drizzle-orm";
import type { ProjectCounts } from "../../store/items.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";

const { annotations, projectCounters, projectDays, projectWorkers, tasks } = schema;

const dayMs = 86_400_000;
export const noCounts: ProjectCounts = {
  waiting: 0,
  inWork: 0,
  flagged: 0,
  inReview: 0,
  returned: 0,
  done: 0,
  retired: 0,
  gold: 0,
  missing: 0,
};

interface TaskNumbers {
  readonly projectId: string;
  readonly state: string;
  readonly overlap: number;
  readonly remaining: number;
  readonly submitted: number;
}

type Bucket = Exclude<keyof ProjectCounts, "missing">;
const closed: Readonly<Record<string, Bucket>> = {
  flagged: "flagged",
  "in-review": "inReview",
  returned: "returned",
  done: "done",
  retired: "retired",
  gold: "gold",
};

/** Slots that somebody holds: neither free nor submitted. */
export const heldSlots = ({ overlap, remaining, submitted }: Omit<TaskNumbers, "projectId" | "state">): number =>
  Math.max(0, overlap - remaining - submitted);

/** How one task counts: a pure function of its row, so that counters can be checked against a recount. */
export function countsOfTask(task: TaskNumbers): Partial<ProjectCounts> {
  const bucket = closed[task.state];
  if (bucket !== undefined) return { [bucket]: 1 };
  const missing = Math.max(0, task.overlap - task.submitted);
  return heldSlots(task) > 0 ? { inWork: 1, missing } : { waiting: 1, missing };
}

interface WorkerNumbers {
  tasks: number;
  activeMs: number;
  accepted: number;
  declined: number;
}

export interface AnnotationNumbers {
  readonly personId: string;
  readonly state: string;
  readonly version: number;
  readonly activeMs: number;
}

/**
 * How the labelers' annotations of one task count for their makers: the newest version of each is what became of it.
 * Active time is cumulative over a task.
 */
export function countsOfWorkers(rows: readonly AnnotationNumbers[]): ReadonlyMap<string, WorkerNumbers> {
  const counts = new Map<string, WorkerNumbers & { version: number }>();
  for (const { personId, state, version, activeMs } of rows) {
    const count = counts.get(personId) ?? { tasks: 1, activeMs: 0, accepted: 0, declined: 0, version: 0 };
    count.activeMs = Math.max(count.activeMs, activeMs);
    if (version > count.version) {
      count.version = version;
      count.accepted = state === "accepted" ? 1 : 0;
      count.declined = state === "returned" || state === "superseded" ? 1 : 0;
    }
    counts.set(personId, count);
  }
  return counts;
}

/** Answers that stand, as far as is known: what a day's work is counted by. */
const standing = (rows: readonly AnnotationNumbers[]): number =>
  rows.filter(({ state }) => state === "submitted" || state === "accepted").length;

/**
 * What a change of a task may touch: `slots` leaves annotations alone (claims, skips), which saves reading them; what is
 * `restored` was counted on the day it was submitted.
 */
export type Touches = "slots" | "annotations" | "restored";

/**
 * Every change of a task's row or of its annotations goes through `changing`: it looks at the task before and after, and
 * moves the counters of the project and of its workers by the difference, in the transaction of the change.
 */
export function taskCounters(writing: Drizzle) {
  const placeholder = (name: string) => sql.placeholder(name);
  const taskRow = writing
    .select({
      projectId: tasks.projectId,
      state: tasks.state,
      overlap: tasks.overlap,
      remaining: tasks.remaining,
      submitted: tasks.submitted,
    })
    .from(tasks)
    .where(eq(tasks.id, placeholder("id")))
    .prepare();
  const annotationRows = writing
    .select({
      personId: annotations.personId,
      state: annotations.state,
      version: annotations.version,
      activeMs: annotations.activeMs,
    })
    .from(annotations)
    .where(and(eq(annotations.taskId, placeholder("id")), eq(annotations.source, "labeler")))
    .prepare();
  const moveProject = writing
    .insert(projectCounters)
    .values({
      projectId: placeholder("projectId"),
      ...(Object.fromEntries(Object.keys(noCounts).map((name) => [name, placeholder(name)])) as Record<
        keyof ProjectCounts, // exactly the keys of `noCounts`
        ReturnType<typeof placeholder>
      >),
    })
    .onConflictDoUpdate({
      target: projectCounters.projectId,
      set: {
        waiting: sql`${projectCounters.waiting} + excluded.waiting`,
        inWork: sql`${projectCounters.inWork} + excluded.in_work`,
        flagged: sql`${projectCounters.flagged} + excluded.flagged`,
        inReview: sql`${projectCounters.inReview} + excluded.in_review`,
        returned: sql`${projectCounters.returned} + excluded.returned`,
        done: sql`${projectCounters.done} + excluded.done`,
        retired: sql`${projectCounters.retired} + excluded.retired`,
        gold: sql`${projectCounters.gold} + excluded.gold`,
        missing: sql`${projectCounters.missing} + excluded.missing`,
      },
    })
    .prepare();
  const moveWorker = writing
    .insert(projectWorkers)
    .values({
      projectId: placeholder("projectId"),
      personId: placeholder("personId"),
      tasks: placeholder("tasks"),
      activeMs: placeholder("activeMs"),
      accepted: placeholder("accepted"),
      declined: placeholder("declined"),
    })
    .onConflictDoUpdate({
      target: [projectWorkers.projectId, projectWorkers.personId],
      set: {
        tasks: sql`${projectWorkers.tasks} + excluded.tasks`,
        activeMs: sql`${projectWorkers.activeMs} + excluded.active_ms`,
        accepted: sql`${projectWorkers.accepted} + excluded.accepted`,
        declined: sql`${projectWorkers.declined} + excluded.declined`,
      },
    })
    .prepare();
  const moveDay = writing
    .insert(projectDays)
    .values({ projectId: placeholder("projectId"), day: placeholder("day"), submitted: placeholder("submitted") })
    .onConflictDoUpdate({
      target: [projectDays.projectId, projectDays.day],
      set: { submitted: sql`${projectDays.submitted} + excluded.submitted` },
    })
    .prepare();

  const add = (projectId: string, change: Partial<ProjectCounts>): void => {
    if (Object.values(change).some((by) => by !== 0)) moveProject.run({ projectId, ...noCounts, ...change });
  };

  const moveWorkers = (
    projectId: string,
    before: ReadonlyMap<string, WorkerNumbers>,
    after: ReadonlyMap<string, WorkerNumbers>,
  ): void => {
    const none: WorkerNumbers = { tasks: 0, activeMs: 0, accepted: 0, declined: 0 };
    for (const personId of new Set([...before.keys(), ...after.keys()])) {
      const [was, is] = [before.get(personId) ?? none, after.get(personId) ?? none];
      const by = {
        tasks: is.tasks - was.tasks,
        activeMs: is.activeMs - was.activeMs,
        accepted: is.accepted - was.accepted,
        declined: is.declined - was.declined,
      };
      if (Object.values(by).some((each) => each !== 0)) moveWorker.run({ projectId, personId, ...by });
    }
  };

  return {
    /** Tasks that came or were counted elsewhere. */
    add,
    changing<Value>(
      task: { readonly id: string; readonly now: number; readonly touches: Touches },
      change: () => Value,
    ): Value {
      const reads = task.touches !== "slots";
      const before = taskRow.get({ id: task.id });
      const workBefore = reads ? annotationRows.all({ id: task.id }) : [];
      const value = change();
      const after = taskRow.get({ id: task.id });
      if (before === undefined || after === undefined) return value;
      const { projectId } = after;
      add(projectId, difference(countsOfTask(before), countsOfTask(after)));
      if (!reads) return value;
      const workAfter = annotationRows.all({ id: task.id });
      moveWorkers(projectId, countsOfWorkers(workBefore), countsOfWorkers(workAfter));
      const submitted = standing(workAfter) - standing(workBefore);
      if (submitted > 0 && task.touches === "annotations")
        moveDay.run({ projectId, day: Math.floor(task.now / dayMs), submitted });
      return value;
    },
  };
}

export type TaskCounters = ReturnType<typeof taskCounters>;

function difference(before: Partial<ProjectCounts>, after: Partial<ProjectCounts>): Partial<ProjectCounts> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof ProjectCounts>; // their own keys
  return Object.fromEntries([...names].map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]));
}
