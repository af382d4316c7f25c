import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { KeyholeError } from "@keyhole/shared/errors";
import type { AnnotationId } from "@keyhole/shared/ids";
import type { RevisitReader, RevisitWriter } from "../../store/revisit.ts";
import { absent, conflict, filled, recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { taskCounters } from "./items-counters.ts";
import { requireAtWork } from "./projects-at-work.ts";
import { freezesOver } from "./projects-reader.ts";
import { recentTasks, unreviewedStates } from "./recent-tasks.ts";
import { reviewQueueing } from "./review-queueing.ts";
import { requireHeld, toLease } from "./work-rows.ts";

const { annotations, assignments, leases, reviews, tasks } = schema;

export const revisitReader = ({ reading }: SqliteContext): RevisitReader => ({
  async recentTasks(query) {
    return recentTasks(reading, query);
  },
});

/** Own recent work, opened again and corrected while nobody has reviewed it. */
export function revisitWriter({ writing, queue }: SqliteContext): RevisitWriter {
  const counters = taskCounters(writing);
  const noteForReview = reviewQueueing(writing);
  const atWork = requireAtWork(writing);
  return {
    revisitTask: (input) =>
      queue.run((transaction) => {
        const { assignmentId, projectId, personId, sessionId, now } = input;
        if (freezesOver(writing, input).length > 0) throw new KeyholeError("frozen");
        atWork(projectId);
        if (!recentTasks(writing, input).some((recent) => recent.assignmentId === assignmentId)) return absent();
        const work = writing.select().from(assignments).where(eq(assignments.id, assignmentId)).get() ?? absent();
        const active = and(eq(leases.assignmentId, assignmentId), isNull(leases.endedAt));
        const held = writing.select().from(leases).where(active).get();
        const lives = held !== undefined && held.expires > now;
        if (lives && held.sessionId === sessionId) return { lease: toLease(held), replaced: null };
        if (held !== undefined) {
          const end = { endedAt: now, endReason: lives ? "taken-over" : "expired" };
          writing.update(leases).set(end).where(eq(leases.id, held.id)).run();
        }
        const epoch = work.epoch + 1;
        writing.update(assignments).set({ epoch }).where(eq(assignments.id, assignmentId)).run();
        const { taskId, itemId } = work;
        const lease = toLease(
          writing
            .insert(leases)
            .values({
              id: input.leaseId,
              projectId,
              personId,
              sessionId,
              taskId,
              assignmentId,
              itemId,
              epoch,
              purpose: "revisit",
              granted: now,
              expires: input.expires,
              draftsRecorded: false,
            })
            .returning()
            .get(),
        );
        const refs = { lease: lease.id, task: lease.taskId, item: lease.itemId, assignment: assignmentId, epoch };
        const known = Object.fromEntries(Object.entries(refs).filter(([, value]) => value !== null));
        transaction.record(filled(lives ? input.takenOver : input.granted, known));
        return { lease, replaced: held !== undefined && lives ? toLease(held) : null };
      }),
    correctAnnotation: ({ hold, annotation, drafts }) =>
      queue.run((transaction) => {
        const mine = and(
          eq(annotations.personId, annotation.personId),
          eq(annotations.idempotencyKey, annotation.idempotencyKey),
        );
        const repeated = writing.select().from(annotations).where(mine).get();
        if (repeated !== undefined) {
          if (repeated.assignmentId !== annotation.assignmentId) return conflict();
          return { annotationId: repeated.id as AnnotationId, repeated: true }; // own column
        }
        const lease = requireHeld(writing.select().from(leases).where(eq(leases.id, hold.leaseId)).get(), hold);
        const newest = and(
          eq(annotations.assignmentId, lease.assignmentId ?? ""),
          inArray(annotations.state, unreviewedStates),
          eq(annotations.source, "labeler"),
        );
        const before = writing.select().from(annotations).where(newest).get();
        const decided = and(eq(reviews.taskId, lease.taskId ?? ""), isNotNull(reviews.decisionKey));
        const isDecided = writing.select().from(reviews).where(decided).get() !== undefined;
        if (before === undefined || isDecided || lease.purpose !== "revisit") return conflict();
        const { id, version, taskId } = before;
        const now = hold.now;
        const task = counters.changing({ id: taskId, now, touches: "annotations" }, () => {
          writing.update(annotations).set({ state: "superseded" }).where(eq(annotations.id, id)).run();
          const next = {
            ...annotation,
            answers: Buffer.from(annotation.answers),
            version: version + 1,
            supersedes: id,
          };
          writing.insert(annotations).values(next).run();
          const work = { draft: null, activeMs: annotation.activeMs, changed: now };
          writing
            .update(assignments)
            .set(work)
            .where(eq(assignments.id, before.assignmentId ?? ""))
            .run();
          // What a rule decided about the answers before is decided again. (`reviews` has a row only where it did.)
          const state = sql`case when ${tasks.state} = 'done' and exists (select 1 from ${reviews}
            where ${reviews.taskId} = ${tasks.id}) then 'in-review' else ${tasks.state} end`;
          return writing.update(tasks).set({ changed: now, state }).where(eq(tasks.id, taskId)).returning().get();
        });
        // A gold task is measured by the first answer only.
        if (task.state !== "gold") noteForReview(annotation, task, now);
        const ended = { endedAt: now, endReason: "submitted" };
        writing.update(leases).set(ended).where(eq(leases.id, lease.id)).run();
        recordAll(
          transaction,
          drafts.map((draft) => filled(draft, { version: version + 1 })),
        );
        return { annotationId: annotation.id, repeated: false };
      }),
  };
}
