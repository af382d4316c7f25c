import { and, eq, sql } from "drizzle-orm";
import type { FoundDisagreement } from "../../store/disagreements.ts";
import { everyColumn } from "../context.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";

const { disagreementKinds, disagreements } = schema;

type Row = typeof disagreements.$inferSelect;
export type DisagreementState = "open" | "sent" | "settled";

export interface DisagreedTaskRow {
  readonly projectId: string;
  readonly taskId: string;
  readonly itemId: string;
}

/** Two people as the sums name them: in byte order. */
export const pairKey = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

/**
 * Every change of what people disagree on in a task goes through here: the sums of its kinds move by the difference, in
 * the transaction of the change.
 */
export function keptDisagreements(writing: Drizzle) {
  const placeholder = (name: string) => sql.placeholder(name);
  const ofTask = writing
    .select()
    .from(disagreements)
    .where(eq(disagreements.taskId, placeholder("taskId")))
    .prepare();
  const setAll = writing
    .update(disagreements)
    .set({ state: sql`${placeholder("state")}` })
    .where(eq(disagreements.taskId, placeholder("taskId")))
    .prepare();

  const changedBy = (name: keyof Sums) => sql`${disagreementKinds[name]} + ${placeholder(name)}`;
  const moveSums = writing
    .update(disagreementKinds)
    .set({
      tasks: changedBy("tasks"),
      open: changedBy("open"),
      ones: changedBy("ones"),
      others: changedBy("others"),
      answers: changedBy("answers"),
    })
    .where(
      and(
        eq(disagreementKinds.projectId, placeholder("projectId")),
        eq(disagreementKinds.people, placeholder("people")),
        eq(disagreementKinds.kind, placeholder("kind")),
      ),
    )
    .prepare();
  const addKind = writing
    .insert(disagreementKinds)
    .values(everyColumn(disagreementKinds))
    .onConflictDoNothing()
    .prepare();
  const addRow = writing.insert(disagreements).values(everyColumn(disagreements)).onConflictDoNothing().prepare();
  const removeAll = writing
    .delete(disagreements)
    .where(eq(disagreements.taskId, placeholder("taskId")))
    .prepare();

  const move = (rows: readonly Row[], sign: 1 | -1): void => {
    for (const { projectId, people, kind, sums } of sumsOf(rows)) {
      const by = Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, sign * value]));
      moveSums.run({ projectId, people, kind, ...by });
    }
  };

  return {
    /** What was found replaces what stood there, and is open. */
    replace({ projectId, taskId, itemId }: DisagreedTaskRow, found: readonly FoundDisagreement[]): void {
      const before = ofTask.all({ taskId });
      if (before.length === 0 && found.length === 0) return;
      move(before, -1);
      removeAll.run({ taskId });
      const rows = found.map(({ kind, answers: [one, other], count }): Row => ({
        projectId,
        taskId,
        itemId,
        kind,
        count,
        one: one.annotationId,
        other: other.annotationId,
        onePerson: one.personId,
        otherPerson: other.personId,
        state: "open",
      }));
      for (const { kind, question, one, other, words, answers } of found) {
        const none = { tasks: 0, open: 0, ones: 0, others: 0, answers: 0 };
        const row = { projectId, kind, question, one, other, ...none };
        const [first, second] = answers;
        addKind.run({ ...row, people: "", words: Buffer.from(words) });
        addKind.run({ ...row, people: pairKey(first.personId, second.personId), words: null });
      }
      for (const row of rows) addRow.run(row);
      move(rows, 1);
    },
    setState(taskId: string, state: DisagreementState): void {
      const before = ofTask.all({ taskId });
      if (before.length === 0) return;
      move(before, -1);
      setAll.run({ taskId, state });
      move(
        before.map((row) => ({ ...row, state })),
        1,
      );
    },
  };
}

export type KeptDisagreements = ReturnType<typeof keptDisagreements>;

interface Sums {
  tasks: number;
  open: number;
  ones: number;
  others: number;
  answers: number;
}

/** What the rows of one task add to each kind, of everybody and of each two people. */
export function sumsOf(rows: readonly Row[]) {
  const groups = new Map<string, { readonly people: string; readonly kind: string; readonly rows: Row[] }>();
  for (const row of rows) {
    for (const people of ["", pairKey(row.onePerson, row.otherPerson)]) {
      const key = `${people} ${row.kind}`;
      const group = groups.get(key) ?? { people, kind: row.kind, rows: [] };
      groups.set(key, group);
      group.rows.push(row);
    }
  }
  return [...groups.values()].map(({ people, kind, rows: same }) => {
    const isOpen = same.some(({ state }) => state === "open");
    const count = (ids: readonly string[]): number => (isOpen ? new Set(ids).size : 0);
    const sums: Sums = {
      tasks: 1,
      open: isOpen ? 1 : 0,
      ones: count(same.map(({ one }) => one)),
      others: count(same.map(({ other }) => other)),
      answers: count(same.flatMap(({ one, other }) => [one, other])),
    };
    return { projectId: same[0]?.projectId ?? "", people, kind, sums };
  });
}
