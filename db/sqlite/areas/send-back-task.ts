import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { PersonId } from "@keyhole/shared/ids";
import type { SendBack, SendBackTask } from "../../store/disagreements.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { openOf } from "./disagreements-reader.ts";
import { giveBack } from "./giving-back.ts";
import { resetCursors } from "./queue-statements.ts";
import { standing } from "./review-reader.ts";

const { annotations, assignments, disagreements, leases, reviewComments, reviews, sentBack, tasks } = schema;

type Sent = SendBackTask & { readonly commentIds: readonly string[] };

/** What sending back does to one task, and how it is taken back. The caller keeps counters and sums. */
export function sendingBack(writing: Drizzle) {
  const annotationsOf = ({ answers }: SendBackTask) =>
    inArray(
      annotations.id,
      answers.map(({ annotationId }) => annotationId),
    );
  /** Rows of the task that may go back now; null where somebody is at it or something changed. */
  const ready = ({ projectId, kind }: SendBack, of: SendBackTask, now: number) => {
    const task = writing.select().from(tasks).where(eq(tasks.id, of.taskId)).get();
    const review = writing.select().from(reviews).where(eq(reviews.taskId, of.taskId)).get();
    if (review === undefined || review.state === "pending") return null;
    if (task?.state !== "in-review" && task?.state !== "done") return null;
    const active = and(eq(leases.id, review.leaseId ?? ""), isNull(leases.endedAt), sql`${leases.expires} > ${now}`);
    if (writing.select({ id: leases.id }).from(leases).where(active).get() !== undefined) return null;
    const open = and(openOf(projectId, kind), eq(disagreements.taskId, of.taskId));
    if (writing.select({ id: disagreements.taskId }).from(disagreements).where(open).get() === undefined) return null;
    const rows = writing
      .select()
      .from(annotations)
      .where(and(annotationsOf(of), eq(annotations.taskId, of.taskId), standing))
      .all();
    const isWhole = rows.length === of.answers.length && rows.every(({ assignmentId }) => assignmentId !== null);
    return isWhole && rows.length > 0 ? { task, review, rows } : null;
  };

  return {
    /** The people who have the task again; null where it was left as it is. */
    send(sendBack: SendBack, of: Sent, now: number): readonly PersonId[] | null {
      const found = ready(sendBack, of, now);
      if (found === null) return null;
      const { task, review, rows } = found;
      const { taskId } = of;
      for (const row of rows) {
        const commentId = of.commentIds[of.answers.findIndex(({ annotationId }) => annotationId === row.id)] ?? null;
        writing
          .insert(sentBack)
          .values({
            sendId: sendBack.id,
            taskId,
            annotationId: row.id,
            assignmentId: row.assignmentId,
            annotationState: row.state,
            taskState: task.state,
            reviewState: review.state,
            commentId,
          })
          .run();
        if (commentId === null || row.assignmentId === null) continue;
        const { assignmentId, projectId } = row;
        const about = { id: commentId, annotationId: row.id, assignmentId, taskId, projectId, sendId: sendBack.id };
        writing
          .insert(reviewComments)
          .values({ ...about, authorId: sendBack.createdBy, body: Buffer.from(sendBack.message), created: now })
          .run();
      }
      const decided = { state: "decided", decisionKey: sendBack.id, draft: null };
      writing.update(reviews).set(decided).where(eq(reviews.taskId, taskId)).run();
      if (sendBack.side === "new") {
        writing.update(annotations).set({ state: "superseded" }).where(annotationsOf(of)).run();
        const free = {
          state: "open",
          submitted: sql`${tasks.submitted} - ${rows.length}`,
          remaining: sql`${tasks.remaining} + ${rows.length}`,
          changed: now,
        };
        writing.update(tasks).set(free).where(eq(tasks.id, taskId)).run();
        resetCursors(writing, sendBack.projectId);
        return [];
      }
      writing.update(annotations).set({ state: "returned" }).where(annotationsOf(of)).run();
      return rows.map((row) => giveBack(writing, row, now)).filter((person) => person !== null);
    },

    /** False where somebody has taken the task up since, in whole or in part. */
    undo({ id, side }: SendBack, of: SendBackTask, now: number): boolean {
      const { taskId } = of;
      const rows = writing
        .select()
        .from(sentBack)
        .innerJoin(annotations, eq(annotations.id, sentBack.annotationId))
        .innerJoin(assignments, eq(assignments.id, sentBack.assignmentId))
        .where(and(eq(sentBack.sendId, id), eq(sentBack.taskId, taskId)))
        .all();
      const task = writing.select().from(tasks).where(eq(tasks.id, taskId)).get();
      const [first] = rows;
      if (first === undefined || task?.state !== "open") return false;
      const wanted = side === "new" ? "superseded" : "returned";
      const untouched = rows.every(({ annotations: annotation, assignments: work }) => {
        const isFree =
          side === "new" ? work.state === "submitted" : work.state === "returned" || work.state === "released";
        return annotation.state === wanted && isFree;
      });
      // Slots that were freed for others are free still.
      const freed = side === "new" ? rows.length : rows.filter((row) => row.assignments.state === "released").length;
      if (!untouched || task.remaining < freed) return false;
      for (const { sent_back: sent } of rows) {
        const before = { state: sent.annotationState };
        writing.update(annotations).set(before).where(eq(annotations.id, sent.annotationId)).run();
        const work = { state: "submitted", changed: now };
        writing
          .update(assignments)
          .set(work)
          .where(eq(assignments.id, sent.assignmentId ?? ""))
          .run();
        const comment = eq(reviewComments.id, sent.commentId ?? "");
        writing.delete(reviewComments).where(comment).run();
      }
      const restored = {
        state: first.sent_back.taskState,
        submitted: sql`${tasks.submitted} + ${rows.length}`,
        remaining: sql`${tasks.remaining} - ${freed}`,
        changed: now,
      };
      writing.update(tasks).set(restored).where(eq(tasks.id, taskId)).run();
      const review = { state: first.sent_back.reviewState, decisionKey: null };
      writing.update(reviews).set(review).where(eq(reviews.taskId, taskId)).run();
      return true;
    },
  };
}
