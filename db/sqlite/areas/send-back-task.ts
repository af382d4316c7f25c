import { and, eq, isNull, sql } from "drizzle-orm";
import type { PersonId } from "@keyhole/shared/ids";
import type { SendBack, SendBackTask } from "../../store/disagreements.ts";
import { everyColumn } from "../context.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { givingBack } from "./giving-back.ts";
import { resetCursors } from "./queue-statements.ts";
import { standing } from "./review-reader.ts";

const { annotations, assignments, disagreements, leases, reviewComments, reviews, sentBack, tasks } = schema;

type Sent = SendBackTask & { readonly commentIds: readonly string[] };

/** What sending back does to one task, and how it is taken back. The caller keeps counters and sums. */
export function sendingBack(writing: Drizzle) {
  const given = statementsOf(writing);
  const giveBack = givingBack(writing);

  /** The task's rows as far as they may go back now; null where somebody is at it or something changed. */
  const ready = ({ projectId, kind }: SendBack, { taskId, answers }: SendBackTask, now: number) => {
    const task = given.task.get({ taskId });
    const review = given.review.get({ taskId });
    if (review === undefined || review.state === "pending") return null;
    if (task?.state !== "in-review" && task?.state !== "done") return null;
    if (given.reader.get({ leaseId: review.leaseId ?? "", now }) !== undefined) return null;
    if (given.open.get({ projectId, kind, taskId }) === undefined) return null;
    const wanted = new Set<string>(answers.map(({ annotationId }) => annotationId));
    const rows = given.standing.all({ taskId }).filter(({ id }) => wanted.has(id));
    const isWhole = rows.length === answers.length && rows.every(({ assignmentId }) => assignmentId !== null);
    return isWhole && rows.length > 0 ? { task, review, rows } : null;
  };

  return {
    /** The people who have the task again; null where it was left as it is. */
    send(sendBack: SendBack, of: Sent, now: number): readonly PersonId[] | null {
      const found = ready(sendBack, of, now);
      if (found === null) return null;
      const { task, review, rows } = found;
      const { taskId } = of;
      const body = Buffer.from(sendBack.message);
      const state = sendBack.side === "new" ? "superseded" : "returned";
      for (const row of rows) {
        const { id: annotationId, assignmentId, projectId } = row;
        const commentId = of.commentIds[of.answers.findIndex((each) => each.annotationId === annotationId)] ?? null;
        const before = { annotationState: row.state, taskState: task.state, reviewState: review.state };
        given.note.run({ sendId: sendBack.id, taskId, annotationId, assignmentId, ...before, commentId });
        given.setAnnotation.run({ id: annotationId, state });
        if (commentId === null) continue;
        const about = { id: commentId, annotationId, assignmentId, taskId, projectId, sendId: sendBack.id };
        given.comment.run({ ...about, authorId: sendBack.createdBy, body, created: now });
      }
      given.setReview.run({ taskId, state: "decided", key: sendBack.id });
      if (sendBack.side !== "new") return rows.map((row) => giveBack(row, now)).filter((person) => person !== null);
      given.setTask.run({ taskId, state: "open", submitted: -rows.length, remaining: rows.length, now });
      resetCursors(writing, sendBack.projectId);
      return [];
    },

    /** False where somebody has taken the task up since, in whole or in part. */
    undo({ id, side }: SendBack, { taskId }: SendBackTask, now: number): boolean {
      const rows = given.sent.all({ sendId: id, taskId });
      const task = given.task.get({ taskId });
      const [first] = rows;
      if (first === undefined || task?.state !== "open") return false;
      const isNew = side === "new";
      const untouched = rows.every(({ annotations: annotation, assignments: { state } }) => {
        const isFree = isNew ? state === "submitted" : state === "returned" || state === "released";
        return annotation.state === (isNew ? "superseded" : "returned") && isFree;
      });
      // Slots that were freed for others are free still.
      const freed = isNew ? rows.length : rows.filter((row) => row.assignments.state === "released").length;
      if (!untouched || task.remaining < freed) return false;
      for (const { sent_back: sent } of rows) {
        given.setAnnotation.run({ id: sent.annotationId, state: sent.annotationState });
        given.handedIn.run({ id: sent.assignmentId, now });
        if (sent.commentId !== null) given.unsay.run({ id: sent.commentId });
      }
      const { taskState: state, reviewState } = first.sent_back;
      given.setTask.run({ taskId, state, submitted: rows.length, remaining: -freed, now });
      given.setReview.run({ taskId, state: reviewState, key: null });
      return true;
    },
  };
}

/** Prepared once: building a statement costs more than running it, and a lead sends back thousands. */
function statementsOf(writing: Drizzle) {
  const placeholder = (name: string) => sql.placeholder(name);
  const value = (name: string) => sql`${placeholder(name)}`;
  const ofTask = placeholder("taskId");
  const lives = and(isNull(leases.endedAt), sql`${leases.expires} > ${placeholder("now")}`);
  return {
    task: writing.select().from(tasks).where(eq(tasks.id, ofTask)).prepare(),
    review: writing
      .select({ state: reviews.state, leaseId: reviews.leaseId })
      .from(reviews)
      .where(eq(reviews.taskId, ofTask))
      .prepare(),
    reader: writing
      .select({ id: leases.id })
      .from(leases)
      .where(and(eq(leases.id, placeholder("leaseId")), lives))
      .prepare(),
    open: writing
      .select({ taskId: disagreements.taskId })
      .from(disagreements)
      .where(
        and(
          eq(disagreements.projectId, placeholder("projectId")),
          eq(disagreements.kind, placeholder("kind")),
          eq(disagreements.taskId, ofTask),
          sql`${disagreements.state} = 'open'`,
        ),
      )
      .prepare(),
    standing: writing
      .select()
      .from(annotations)
      .where(and(eq(annotations.taskId, ofTask), standing))
      .prepare(),
    sent: writing
      .select()
      .from(sentBack)
      .innerJoin(annotations, eq(annotations.id, sentBack.annotationId))
      .innerJoin(assignments, eq(assignments.id, sentBack.assignmentId))
      .where(and(eq(sentBack.sendId, placeholder("sendId")), eq(sentBack.taskId, ofTask)))
      .prepare(),
    note: writing.insert(sentBack).values(everyColumn(sentBack)).prepare(),
    comment: writing.insert(reviewComments).values(everyColumn(reviewComments)).prepare(),
    unsay: writing
      .delete(reviewComments)
      .where(eq(reviewComments.id, placeholder("id")))
      .prepare(),
    setAnnotation: writing
      .update(annotations)
      .set({ state: value("state") })
      .where(eq(annotations.id, placeholder("id")))
      .prepare(),
    handedIn: writing
      .update(assignments)
      .set({ state: "submitted", changed: value("now") })
      .where(eq(assignments.id, placeholder("id")))
      .prepare(),
    setReview: writing
      .update(reviews)
      .set({ state: value("state"), decisionKey: value("key"), draft: null })
      .where(eq(reviews.taskId, ofTask))
      .prepare(),
    setTask: writing
      .update(tasks)
      .set({
        state: value("state"),
        submitted: sql`${tasks.submitted} + ${placeholder("submitted")}`,
        remaining: sql`${tasks.remaining} + ${placeholder("remaining")}`,
        changed: value("now"),
      })
      .where(eq(tasks.id, ofTask))
      .prepare(),
  };
}
