import { and, asc, desc, eq, gt, gte, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";

const { tasks, assignments, cursors, leases } = schema;

export interface NextTask {
  readonly id: string;
  readonly itemId: string;
  readonly priority: number;
  readonly ord: number;
  readonly remaining: number;
}

/** Tasks that are looked at for one that is not prepared for others; beyond them nothing is prepared. */
const mostPassedOver = 100;

export interface QueuePosition {
  readonly projectId: string;
  readonly personId: string;
  readonly teamIds: readonly string[];
}

/**
 * The claim's look-ups over the narrow tasks row and its partial index (project, priority desc, ord). Each worker has a
 * cursor: what stands before it was done by them or is taken. Two range scans per look (same priority behind the cursor,
 * then lower priorities) keep both on the index; a mixed-direction OR would not.
 */
export function queueLooks(connection: Drizzle) {
  const columns = {
    id: tasks.id,
    itemId: tasks.itemId,
    priority: tasks.priority,
    ord: tasks.ord,
    remaining: tasks.remaining,
  };
  const placeholder = (name: string) => sql.placeholder(name);
  const unseen = sql`not exists (select 1 from ${assignments} where ${assignments.taskId} = ${tasks.id}
    and ${assignments.personId} = ${placeholder("personId")} and ${assignments.state} <> 'released')`;
  // Ids have one length and no comma, so one can only be found whole. A list would be a table of its own for each look.
  const mine = or(isNull(tasks.teamId), sql`instr(${placeholder("teamIds")}, ${tasks.teamId}) > 0`);
  // Written as literals: the planner uses a partial index only when it sees its condition.
  const open = and(
    eq(tasks.projectId, placeholder("projectId")),
    sql`${tasks.remaining} > 0`,
    sql`${tasks.state} = 'open'`,
    mine,
  );
  const next = (behind: SQL | undefined) =>
    connection
      .select(columns)
      .from(tasks)
      .where(and(open, behind, unseen))
      .orderBy(desc(tasks.priority), asc(tasks.ord))
      .prepare();
  const samePriority = next(and(eq(tasks.priority, placeholder("priority")), gt(tasks.ord, placeholder("ord"))));
  const lowerPriority = next(lt(tasks.priority, placeholder("priority")));
  const fromTop = next(undefined);
  const skippedByMe = connection
    .select(columns)
    .from(assignments)
    .innerJoin(tasks, eq(assignments.taskId, tasks.id))
    .where(
      and(
        // With a plus SQLite leaves the queue's index alone: who has nothing left must not walk through everything open.
        sql`+${tasks.remaining} > 0`,
        sql`+${tasks.state} = 'open'`,
        mine,
        eq(assignments.projectId, placeholder("projectId")),
        eq(assignments.personId, placeholder("personId")),
        eq(assignments.state, "skipped"),
        lt(assignments.skips, 2),
      ),
    )
    .orderBy(asc(assignments.changed))
    .prepare();
  const cursor = connection
    .select({ priority: cursors.priority, ord: cursors.ord })
    .from(cursors)
    .where(and(eq(cursors.projectId, placeholder("projectId")), eq(cursors.personId, placeholder("personId"))))
    .prepare();
  const goldBehind = connection
    .select({ id: tasks.id, itemId: tasks.itemId })
    .from(tasks)
    .where(
      and(
        eq(tasks.projectId, placeholder("projectId")),
        sql`${tasks.state} = 'gold'`,
        gte(tasks.ord, placeholder("ord")),
        unseen,
      ),
    )
    .orderBy(asc(tasks.ord))
    .prepare();
  const stillThere = connection
    .select(columns)
    .from(tasks)
    .where(
      and(
        eq(tasks.id, placeholder("taskId")),
        eq(tasks.projectId, placeholder("projectId")),
        sql`+${tasks.remaining} > 0`,
        sql`(+${tasks.state} = 'gold' or (+${tasks.state} = 'open' and ${mine}))`,
        unseen,
      ),
    )
    .prepare();
  return {
    /** The next task for this worker; undefined when the queue holds none for them. */
    next(who: QueuePosition): NextTask | undefined {
      const base = { projectId: who.projectId, personId: who.personId, teamIds: who.teamIds.join(",") };
      const at = cursor.get(base);
      const found =
        at === undefined
          ? fromTop.get(base)
          : (samePriority.get({ ...base, ...at }) ?? lowerPriority.get({ ...base, ...at }) ?? fromTop.get(base));
      return found ?? skippedByMe.get(base);
    },
    /** The first task of the queue that has a slot left over when everybody gets what was prepared for them. */
    ahead(who: QueuePosition, preparedFor: ReadonlyMap<string, number>): NextTask | undefined {
      const base = { projectId: who.projectId, personId: who.personId, teamIds: who.teamIds.join(",") };
      const behind = (at: { priority: number; ord: number }) =>
        samePriority.get({ ...base, ...at }) ?? lowerPriority.get({ ...base, ...at });
      const at = cursor.get(base);
      let found = at === undefined ? fromTop.get(base) : (behind(at) ?? fromTop.get(base));
      for (let passed = 0; found !== undefined && passed < mostPassedOver; passed++) {
        if (found.remaining > (preparedFor.get(found.id) ?? 0)) return found;
        found = behind(found);
      }
      return undefined;
    },
    /** A task by its id, as long as this worker could get it from the queue or from the gold tasks. */
    stillThere: ({ projectId, personId, teamIds }: QueuePosition, taskId: string): NextTask | undefined =>
      stillThere.get({ projectId, personId, teamIds: teamIds.join(","), taskId }),
    /**
     * A gold task that this worker never had, from a random place of the shuffled order on, so that no two workers meet
     * them in the same order.
     */
    gold({ projectId, personId }: QueuePosition, ord: number): Pick<NextTask, "id" | "itemId"> | undefined {
      const base = { projectId, personId };
      return goldBehind.get({ ...base, ord }) ?? (ord === 0 ? undefined : goldBehind.get({ ...base, ord: 0 }));
    },
  };
}

/** The look-ups, and what a claim changes. */
export function queueStatements(writing: Drizzle) {
  const placeholder = (name: string) => sql.placeholder(name);
  const moveCursor = writing
    .insert(cursors)
    .values({
      projectId: placeholder("projectId"),
      personId: placeholder("personId"),
      priority: placeholder("priority"),
      ord: placeholder("ord"),
    })
    .onConflictDoUpdate({
      target: [cursors.projectId, cursors.personId],
      set: { priority: sql`excluded.priority`, ord: sql`excluded.ord` },
    })
    .prepare();
  const take = writing
    .update(tasks)
    .set({ remaining: sql`${tasks.remaining} - 1`, changed: sql`${placeholder("now")}` })
    .where(and(eq(tasks.id, placeholder("id")), gt(tasks.remaining, 0)))
    .prepare();

  return {
    ...queueLooks(writing),
    /** After a task was taken: this worker goes on behind it. */
    moveOn({ projectId, personId }: QueuePosition, { priority, ord }: NextTask): void {
      moveCursor.run({ projectId, personId, priority, ord });
    },
    /** Takes one slot; false when another operation of the same batch took the last. */
    take: (id: string, now: number): boolean => take.run({ id, now }).changes === 1,
  };
}

/**
 * Prepared once: after a slot was given back. Cursors that stand behind its task go back to just before it, and no further:
 * who has done thousands of tasks that still wait for others must not pass all of them again because somebody skipped one.
 */
export function lookingAgain(writing: Drizzle): (projectId: string, taskId: string) => void {
  const [projectId, taskId] = [sql.placeholder("projectId"), sql.placeholder("taskId")];
  const back = writing
    .update(cursors)
    .set({
      priority: sql`(select ${tasks.priority} from ${tasks} where ${tasks.id} = ${taskId})`,
      ord: sql`(select ${tasks.ord} - 1 from ${tasks} where ${tasks.id} = ${taskId})`,
    })
    .where(
      and(
        eq(cursors.projectId, projectId),
        sql`exists (select 1 from ${tasks} where ${tasks.id} = ${taskId} and
          (${cursors.priority}, -${cursors.ord}) <= (${tasks.priority}, -${tasks.ord}))`,
      ),
    )
    .prepare();
  return (project, task) => void back.run({ projectId: project, taskId: task });
}

/** After tasks were added or a priority changed: everyone looks from the top once. */
export const resetCursors = (writing: Drizzle, projectId: string): void => {
  writing.delete(cursors).where(eq(cursors.projectId, projectId)).run();
};

/** Active leases of an assignment. */
export const activeLeaseOf = (assignmentId: string): SQL | undefined =>
  and(eq(leases.assignmentId, assignmentId), isNull(leases.endedAt));
