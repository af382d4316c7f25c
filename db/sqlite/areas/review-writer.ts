import { and, eq, inArray } from "drizzle-orm";
import type { PersonId } from "@keyhole/shared/ids";
import type { ReviewDecision, ReviewWriter, SettledReview, TallyChange } from "../../store/review.ts";
import type { Lease } from "../../store/work.ts";
import { absent, conflict, recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import type { Transaction } from "../write-queue.ts";
import { keptDisagreements } from "./disagreements-kept.ts";
import { givingBack } from "./giving-back.ts";
import { taskCounters } from "./items-counters.ts";
import { reviewClaims } from "./review-claims.ts";
import { agreementUnit, standing } from "./review-reader.ts";
import { requireHeld } from "./work-rows.ts";

const { annotations, goldAnswers, leases, reviewComments, reviews, tallies, tasks } = schema;

export function reviewWriter(context: SqliteContext): ReviewWriter {
  const { writing, queue } = context;
  const counters = taskCounters(writing);
  const kept = keptDisagreements(writing);
  const giveBack = givingBack(writing);

  const saveTally = ({ projectId, personId, version, body }: TallyChange, now: number): void => {
    const row = { projectId, personId, body: Buffer.from(body), version: version + 1, changed: now };
    const changed =
      version === 0
        ? writing.insert(tallies).values(row).onConflictDoNothing().run().changes
        : writing
            .update(tallies)
            .set(row)
            .where(and(eq(tallies.projectId, projectId), eq(tallies.personId, personId), eq(tallies.version, version)))
            .run().changes;
    if (changed === 0) conflict();
  };

  const setState = (taskId: string, state: "accepted" | "superseded"): void => {
    writing
      .update(annotations)
      .set({ state })
      .where(and(eq(annotations.taskId, taskId), standing))
      .run();
  };
  const finish = (taskId: string, now: number): void => {
    writing.update(tasks).set({ state: "done", changed: now }).where(eq(tasks.id, taskId)).run();
  };

  const settle = (review: SettledReview, now: number, transaction: Transaction): void => {
    const { taskId, agreement, decision } = review;
    const low = agreement === null ? null : Math.round(agreement * agreementUnit);
    const found = writing
      .update(reviews)
      .set({
        state: decision === "review" ? "waiting" : "decided",
        agreement: low,
        rank: agreement === null ? 10 : Math.floor(agreement * 10),
        tally: Buffer.from(review.tally),
      })
      .where(and(eq(reviews.taskId, taskId), eq(reviews.state, "pending"), eq(reviews.since, review.since)))
      .run().changes;
    const row = writing.select().from(reviews).where(eq(reviews.taskId, taskId)).get();
    if (found === 0 || row === undefined) return conflict();
    kept.replace(row, review.disagreements);
    if (decision !== "accept") return;
    counters.changing({ id: taskId, now, touches: "annotations" }, () => {
      setState(taskId, "accepted");
      finish(taskId, now);
    });
    recordAll(transaction, review.drafts);
  };

  /** The annotations named, all of the lease's own task and still standing; `conflict` otherwise. */
  const named = (lease: Lease, ids: readonly string[]) => {
    const which = and(eq(annotations.taskId, lease.taskId ?? ""), inArray(annotations.id, [...ids]), standing);
    const rows = writing.select().from(annotations).where(which).all();
    return rows.length === ids.length && ids.length > 0 ? rows : conflict();
  };

  const carryOut = (decision: ReviewDecision, lease: Lease, now: number): readonly PersonId[] => {
    const taskId = lease.taskId ?? absent();
    if (decision.kind === "return") {
      const rows = named(lease, decision.annotationIds);
      const ids = rows.map((row) => row.id);
      writing.update(annotations).set({ state: "returned" }).where(inArray(annotations.id, ids)).run();
      const people = rows.map((row) => giveBack(row, now));
      for (const { id, annotationId, body } of decision.comments) {
        const assignmentId = rows.find((row) => row.id === annotationId)?.assignmentId ?? conflict();
        const of = { id, annotationId, assignmentId, taskId, projectId: lease.projectId, authorId: lease.personId };
        writing
          .insert(reviewComments)
          .values({ ...of, body: Buffer.from(body), created: now })
          .run();
      }
      return people.filter((person) => person !== null);
    }
    const chosen = decision.kind === "accept" ? named(lease, decision.annotationIds).map((row) => row.id) : [];
    setState(taskId, "superseded");
    if (decision.kind === "accept") {
      writing.update(annotations).set({ state: "accepted" }).where(inArray(annotations.id, chosen)).run();
    } else {
      const { annotation } = decision;
      writing
        .insert(annotations)
        .values({ ...annotation, answers: Buffer.from(annotation.answers) })
        .run();
    }
    finish(taskId, now);
    return [];
  };

  return {
    ...reviewClaims(context),
    settleReviews: ({ settled, tally, now }) =>
      queue.run((transaction) => {
        saveTally(tally, now);
        for (const review of settled) settle(review, now, transaction);
      }, true),
    settleGold: ({ annotationIds, tally, now }) =>
      queue.run(() => {
        saveTally(tally, now);
        const which = and(inArray(goldAnswers.annotationId, [...annotationIds]), eq(goldAnswers.pending, true));
        const { changes } = writing.update(goldAnswers).set({ pending: false }).where(which).run();
        if (changes !== annotationIds.length) conflict();
      }, true),
    decideReview: ({ hold, key, decision, drafts }) =>
      queue.run((transaction) => {
        const row = writing.select().from(leases).where(eq(leases.id, hold.leaseId)).get();
        const taskId = row?.taskId ?? absent();
        const review = writing.select().from(reviews).where(eq(reviews.taskId, taskId)).get() ?? absent();
        const mine = row?.personId === hold.personId;
        if (mine && review.leaseId === row.id && review.decisionKey === key) return { repeated: true, returnedTo: [] };
        const lease = requireHeld(row, hold);
        if (lease.purpose !== "review" || review.state !== "waiting") conflict();
        const change = { id: taskId, now: hold.now, touches: "annotations" } as const;
        const returnedTo = counters.changing(change, () => carryOut(decision, lease, hold.now));
        kept.setState(taskId, decision.kind === "return" ? "sent" : "settled");
        const decided = { state: "decided", decisionKey: key, draft: null };
        writing.update(reviews).set(decided).where(eq(reviews.taskId, taskId)).run();
        const ended = { endedAt: hold.now, endReason: "submitted" };
        writing.update(leases).set(ended).where(eq(leases.id, lease.id)).run();
        recordAll(transaction, drafts);
        return { repeated: false, returnedTo };
      }),
  };
}
