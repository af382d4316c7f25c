import { and, asc, eq, isNull, not, notExists, sql } from "drizzle-orm";
import { KeyholeError } from "@keyhole/shared/errors";
import type { ReviewClaim, ReviewWriter } from "../../store/review.ts";
import type { EntryDraft } from "../../store/trail.ts";
import { conflict, filled, recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import type { Transaction } from "../write-queue.ts";
import { requireAtWork } from "./projects-at-work.ts";
import { freezesOver } from "./projects-reader.ts";
import { ownWork } from "./review-reader.ts";
import { requireHeld, toLease } from "./work-rows.ts";

const { leases, reviews, tasks } = schema;

/** The reviewers' queue: one reviewer a task at a time, by lease, like any other work. */
export function reviewClaims({
  writing,
  queue,
}: SqliteContext): Pick<ReviewWriter, "claimReview" | "passReview" | "saveReviewDraft"> {
  const atWork = requireAtWork(writing);
  const heldByMe = ({ projectId, personId }: ReviewClaim) =>
    writing
      .select()
      .from(leases)
      .where(
        and(
          eq(leases.personId, personId),
          eq(leases.projectId, projectId),
          eq(leases.purpose, "review"),
          isNull(leases.endedAt),
        ),
      )
      .get();

  /** Over the queue's index (project, state, rank, since): who holds a task is read at its newest lease. */
  const next = ({ projectId, personId, now }: ReviewClaim) =>
    writing
      .select({ taskId: reviews.taskId, itemId: reviews.itemId, leaseId: reviews.leaseId })
      .from(reviews)
      .where(
        and(
          eq(reviews.projectId, projectId),
          eq(reviews.state, "waiting"),
          notExists(
            writing
              .select({ one: sql`1` })
              .from(leases)
              .where(and(eq(leases.id, reviews.leaseId), isNull(leases.endedAt), sql`${leases.expires} > ${now}`)),
          ),
          not(ownWork(writing, personId)),
          // A lead may have reopened or retired it meanwhile.
          sql`(select ${tasks.state} from ${tasks} where ${tasks.id} = ${reviews.taskId}) = 'in-review'`,
        ),
      )
      .orderBy(asc(reviews.rank), asc(reviews.since))
      .limit(1)
      .get();

  interface Grant {
    readonly taskId: string | null;
    readonly itemId: string | null;
    readonly epoch: number;
    readonly draft: EntryDraft;
  }

  const grant = (input: ReviewClaim, { taskId, itemId, epoch, draft }: Grant, transaction: Transaction) => {
    const { leaseId, projectId, personId, sessionId, now, expires } = input;
    const row = { id: leaseId, projectId, personId, sessionId, taskId, itemId, epoch, expires };
    const more = { purpose: "review", granted: now, draftsRecorded: false };
    const lease = toLease(
      writing
        .insert(leases)
        .values({ ...row, ...more })
        .returning()
        .get(),
    );
    if (taskId !== null) writing.update(reviews).set({ leaseId }).where(eq(reviews.taskId, taskId)).run();
    const { taskId: task, itemId: item } = lease;
    const refs = { ...(task === null ? {} : { task }), ...(item === null ? {} : { item }) };
    transaction.record(filled(draft, { lease: lease.id, epoch, ...refs }));
    return lease;
  };

  return {
    claimReview: (input) =>
      queue.run((transaction) => {
        if (freezesOver(writing, input).length > 0) throw new KeyholeError("frozen");
        atWork(input.projectId);
        const held = heldByMe(input);
        const running = held !== undefined && held.expires > input.now;
        if (running && held.sessionId === input.sessionId) return { lease: toLease(held), replaced: null };
        if (held !== undefined) {
          const ended = { endedAt: input.now, endReason: running ? "taken-over" : "expired" };
          writing.update(leases).set(ended).where(eq(leases.id, held.id)).run();
        }
        if (running) {
          const { taskId, itemId, epoch } = held;
          const taken = { taskId, itemId, epoch: epoch + 1, draft: input.takenOver };
          return { lease: grant(input, taken, transaction), replaced: toLease(held) };
        }
        const found = next(input);
        if (found === undefined) return null;
        // A draft of whoever had it last goes on for the same person only.
        const last = writing
          .select({ personId: leases.personId })
          .from(leases)
          .where(eq(leases.id, found.leaseId ?? ""));
        if (last.get()?.personId !== input.personId) {
          const none = { draft: null, draftVersion: 0 };
          writing.update(reviews).set(none).where(eq(reviews.taskId, found.taskId)).run();
        }
        return { lease: grant(input, { ...found, epoch: 1, draft: input.granted }, transaction), replaced: null };
      }),
    saveReviewDraft: ({ hold, baseVersion, body, draft }) =>
      queue.run((transaction) => {
        const lease = requireHeld(writing.select().from(leases).where(eq(leases.id, hold.leaseId)).get(), hold);
        const which = and(eq(reviews.leaseId, lease.id), eq(reviews.draftVersion, baseVersion));
        const version = baseVersion + 1;
        const change = { draft: Buffer.from(body), draftVersion: version };
        if (writing.update(reviews).set(change).where(which).run().changes === 0) conflict();
        const first = and(eq(leases.id, lease.id), eq(leases.draftsRecorded, false));
        if (writing.update(leases).set({ draftsRecorded: true }).where(first).run().changes === 1) {
          const { id, taskId, itemId } = lease;
          const refs = { ...(taskId === null ? {} : { task: taskId }), ...(itemId === null ? {} : { item: itemId }) };
          transaction.record(filled(draft, { lease: id, version, ...refs }));
        }
        return { version };
      }),
    passReview: ({ hold, drafts }) =>
      queue.run((transaction) => {
        const lease = requireHeld(writing.select().from(leases).where(eq(leases.id, hold.leaseId)).get(), hold);
        const ended = { endedAt: hold.now, endReason: "released" };
        writing.update(leases).set(ended).where(eq(leases.id, lease.id)).run();
        const which = and(eq(reviews.leaseId, lease.id), eq(reviews.state, "waiting"));
        writing.update(reviews).set({ since: hold.now }).where(which).run();
        recordAll(transaction, drafts);
      }),
  };
}
