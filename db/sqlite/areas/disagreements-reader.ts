import { and, asc, desc, eq, exists, gt, inArray, isNull, not, or, sql } from "drizzle-orm";
import type { AnnotationId, ItemId, PersonId, ProjectId, SectionId, TaskId } from "@keyhole/shared/ids";
import type {
  DisagreementReader,
  DisagreementRow,
  FoundAnswer,
  SendBack,
  SendBackId,
  SendBackSide,
  SendBackTask,
} from "../../store/disagreements.ts";
import type { SqliteContext } from "../context.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { pairKey, sumsOf } from "./disagreements-kept.ts";

const { annotations, disagreementKinds, disagreements, freezes, guidelineTopics, sendBacks, sentBack } = schema;

// Rows come from columns that only this package writes, with values of these types: the casts below rest on that.

export const toSendBack = (row: typeof sendBacks.$inferSelect): SendBack => ({
  ...row,
  id: row.id as SendBackId,
  projectId: row.projectId as ProjectId,
  side: row.side as SendBackSide,
  taskId: row.taskId as TaskId | null,
  sectionId: row.sectionId as SectionId | null,
  state: row.state as SendBack["state"],
  createdBy: row.createdBy as PersonId,
});

const toKind = ({ words, ...row }: typeof disagreementKinds.$inferSelect): DisagreementRow => ({
  kind: row.kind,
  words: words ?? new Uint8Array(),
  tasks: row.tasks,
  open: row.open,
  ones: row.ones,
  others: row.others,
  answers: row.answers,
});

/** Open rows of a kind as tasks with the answers of one side, in order of task. */
function tasksOf(rows: readonly (typeof disagreements.$inferSelect)[], side: SendBackSide): SendBackTask[] {
  const tasks = new Map<string, { readonly itemId: string; readonly answers: Map<string, string> }>();
  for (const row of rows) {
    const of = tasks.get(row.taskId) ?? { itemId: row.itemId, answers: new Map<string, string>() };
    tasks.set(row.taskId, of);
    if (side !== "other") of.answers.set(row.one, row.onePerson);
    if (side !== "one") of.answers.set(row.other, row.otherPerson);
  }
  return [...tasks].map(([taskId, { itemId, answers }]) => ({
    taskId: taskId as TaskId,
    itemId: itemId as ItemId,
    answers: [...answers].map(([annotationId, personId]): FoundAnswer => ({
      annotationId: annotationId as AnnotationId,
      personId: personId as PersonId,
    })),
  }));
}

/** Open rows of a kind. The state is a literal: the index that holds open ones only is used by its name. */
export const openOf = (projectId: string, kind: string) =>
  and(eq(disagreements.projectId, projectId), eq(disagreements.kind, kind), sql`${disagreements.state} = 'open'`);

export function disagreementReader({ reading }: SqliteContext): DisagreementReader {
  const wordsOf = (projectId: string, kinds: readonly string[]): ReadonlyMap<string, Buffer | null> => {
    const which = and(
      eq(disagreementKinds.projectId, projectId),
      eq(disagreementKinds.people, ""),
      inArray(disagreementKinds.kind, [...kinds]),
    );
    const rows = reading.select({ kind: disagreementKinds.kind, words: disagreementKinds.words });
    return new Map(
      rows
        .from(disagreementKinds)
        .where(which)
        .all()
        .map(({ kind, words }) => [kind, words]),
    );
  };
  const frozen = exists(
    reading
      .select({ one: sql`1` })
      .from(freezes)
      .where(
        and(
          isNull(freezes.liftedAt),
          or(
            eq(freezes.scope, "everything"),
            and(eq(freezes.scope, "project"), eq(freezes.scopeId, sendBacks.projectId)),
          ),
        ),
      ),
  );

  return {
    async disagreementKinds({ projectId, people, question, label, after, limit }) {
      const behind =
        after === null
          ? undefined
          : and(
              sql`${disagreementKinds.open} <= ${after.open}`,
              or(sql`${disagreementKinds.open} < ${after.open}`, gt(disagreementKinds.kind, after.kind)),
            );
      const rows = reading
        .select()
        .from(disagreementKinds)
        .where(
          and(
            eq(disagreementKinds.projectId, projectId),
            eq(disagreementKinds.people, people === null ? "" : pairKey(...people)),
            question === null ? undefined : eq(disagreementKinds.question, question),
            label === null ? undefined : or(eq(disagreementKinds.one, label), eq(disagreementKinds.other, label)),
            gt(disagreementKinds.tasks, 0),
            behind,
          ),
        )
        .orderBy(desc(disagreementKinds.open), asc(disagreementKinds.kind))
        .limit(limit)
        .all();
      if (people === null) return rows.map(toKind);
      const words = wordsOf(
        projectId,
        rows.map(({ kind }) => kind),
      );
      return rows.map((row) => toKind({ ...row, words: words.get(row.kind) ?? null }));
    },
    async disagreementKind(projectId, kind) {
      const which = and(
        eq(disagreementKinds.projectId, projectId),
        eq(disagreementKinds.people, ""),
        eq(disagreementKinds.kind, kind),
      );
      const row = reading.select().from(disagreementKinds).where(which).get();
      return row === undefined ? null : toKind(row);
    },
    async disagreements(projectId, kind, { people, after, limit }) {
      const [one, other] = people ?? [];
      const between =
        one === undefined || other === undefined
          ? undefined
          : or(
              and(eq(disagreements.onePerson, one), eq(disagreements.otherPerson, other)),
              and(eq(disagreements.onePerson, other), eq(disagreements.otherPerson, one)),
            );
      return reading
        .select()
        .from(disagreements)
        .where(and(openOf(projectId, kind), gt(disagreements.taskId, after ?? ""), between))
        .groupBy(disagreements.taskId)
        .orderBy(asc(disagreements.taskId))
        .limit(limit)
        .all()
        .map((row) => ({
          taskId: row.taskId as TaskId,
          itemId: row.itemId as ItemId,
          one: row.one as AnnotationId,
          other: row.other as AnnotationId,
        }));
    },
    async disagreedAnswers(projectId, kind, taskId) {
      const rows = reading
        .select()
        .from(disagreements)
        .where(and(openOf(projectId, kind), eq(disagreements.taskId, taskId)))
        .all();
      const none = { tasks: 0, open: 0, ones: 0, others: 0, answers: 0 };
      return sumsOf(rows).find(({ people }) => people === "")?.sums ?? none;
    },
    async guidelineTopics(projectId, topics) {
      const which = and(eq(guidelineTopics.projectId, projectId), inArray(guidelineTopics.topic, [...topics]));
      const rows = reading.select().from(guidelineTopics).where(which).all();
      return new Map(rows.map(({ topic, sectionId }) => [topic, sectionId as SectionId]));
    },
    async sendBacks(projectId, limit) {
      return reading
        .select()
        .from(sendBacks)
        .where(eq(sendBacks.projectId, projectId))
        .orderBy(desc(sendBacks.created), asc(sendBacks.id))
        .limit(limit)
        .all()
        .map(toSendBack);
    },
    async sendBackById(id) {
      const row = reading.select().from(sendBacks).where(eq(sendBacks.id, id)).get();
      return row === undefined ? null : toSendBack(row);
    },
    async sendBacksUnderWay() {
      return reading
        .select()
        .from(sendBacks)
        .where(and(sql`${sendBacks.state} in ('running', 'undoing')`, not(frozen)))
        .orderBy(asc(sendBacks.created))
        .all()
        .map(toSendBack);
    },
    async sendBackSlice(sendBack, limit) {
      return sendBack.state === "undoing"
        ? undoSlice(reading, sendBack, limit)
        : tasksOf(openSlice(reading, sendBack, limit), sendBack.side);
    },
  };
}

function openSlice(reading: Drizzle, { projectId, kind, taskId, after }: SendBack, limit: number) {
  const behind = and(
    openOf(projectId, kind),
    gt(disagreements.taskId, after),
    taskId === null ? undefined : eq(disagreements.taskId, taskId),
  );
  const last = reading
    .selectDistinct({ taskId: disagreements.taskId })
    .from(disagreements)
    .where(behind)
    .orderBy(asc(disagreements.taskId))
    .limit(limit)
    .all()
    .at(-1);
  if (last === undefined) return [];
  const upTo = sql`${disagreements.taskId} <= ${last.taskId}`;
  return reading.select().from(disagreements).where(and(behind, upTo)).orderBy(asc(disagreements.taskId)).all();
}

function undoSlice(reading: Drizzle, { id, after }: SendBack, limit: number): SendBackTask[] {
  const behind = and(eq(sentBack.sendId, id), gt(sentBack.taskId, after));
  const last = reading
    .selectDistinct({ taskId: sentBack.taskId })
    .from(sentBack)
    .where(behind)
    .orderBy(asc(sentBack.taskId))
    .limit(limit)
    .all()
    .at(-1);
  if (last === undefined) return [];
  const rows = reading
    .select({
      taskId: sentBack.taskId,
      itemId: annotations.itemId,
      one: annotations.id,
      onePerson: annotations.personId,
    })
    .from(sentBack)
    .innerJoin(annotations, eq(annotations.id, sentBack.annotationId))
    .where(and(behind, sql`${sentBack.taskId} <= ${last.taskId}`))
    .orderBy(asc(sentBack.taskId))
    .all();
  const none = { projectId: "", kind: "", other: "", otherPerson: "", count: 0, state: "" };
  return tasksOf(
    rows.map((row) => ({ ...none, ...row })),
    "one",
  );
}
