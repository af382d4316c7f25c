import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, not, or, sql, type SQL } from "drizzle-orm";
import type { AnnotationId, FormId, Id, ItemId, PersonId, ProjectId, TaskId } from "@keyhole/shared/ids";
import type { LeaseHold } from "../../store/work.ts";
import type { SendBackId } from "../../store/disagreements.ts";
import type { DisagreedTask, ReviewComment, ReviewReader } from "../../store/review.ts";
import { absent, type SqliteContext } from "../context.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { requireHeld } from "./work-rows.ts";

const { annotations, freezes, goldAnswers, items, leases, people, reviewComments, reviews, tallies } = schema;
const { tasks, views } = schema;

/** Reviews that are counted; a page that says "1,000" says enough. */
const countedReviews = 1_000;

/** Agreement is kept as an integer number of millionths, so that every backend orders it alike. */
export const agreementUnit = 1_000_000;
const fraction = (stored: number): number => stored / agreementUnit;

// Rows come from columns that only this package writes, with values of these types: the casts below rest on that.

export const toComment = (row: typeof reviewComments.$inferSelect): ReviewComment => ({
  id: row.id as Id<"comment">,
  annotationId: row.annotationId as AnnotationId,
  authorId: row.authorId as PersonId,
  sendId: row.sendId as SendBackId | null,
  body: row.body,
  created: row.created,
});

/** The person made one of the task's annotations, in whatever state it is now. */
export const ownWork = (database: Drizzle, personId: string): SQL =>
  exists(
    database
      .select({ one: sql`1` })
      .from(annotations)
      .where(and(eq(annotations.taskId, reviews.taskId), eq(annotations.personId, personId))),
  );

/** Annotations that stand for the task: neither superseded nor returned. */
export const standing = inArray(annotations.state, ["submitted", "accepted"]);

export function reviewReader({ reading }: SqliteContext): ReviewReader {
  const heldView = (hold: LeaseHold, viewId: string) => {
    const lease = requireHeld(reading.select().from(leases).where(eq(leases.id, hold.leaseId)).get(), hold);
    const view = reading.select().from(views).where(eq(views.id, viewId)).get();
    const own =
      view !== undefined &&
      (view.leaseId === lease.id || (lease.assignmentId !== null && view.assignmentId === lease.assignmentId));
    return own ? lease : absent();
  };
  const thawed = (projectId: SQL | typeof reviews.projectId | typeof goldAnswers.projectId): SQL =>
    not(
      exists(
        reading
          .select({ one: sql`1` })
          .from(freezes)
          .where(
            and(
              isNull(freezes.liftedAt),
              or(eq(freezes.scope, "everything"), and(eq(freezes.scope, "project"), eq(freezes.scopeId, projectId))),
            ),
          ),
      ),
    );

  return {
    async reviewCounts(projectId, personId) {
      const inReview = sql`(select ${tasks.state} from ${tasks} where ${tasks.id} = ${reviews.taskId}) = 'in-review'`;
      const inState = (state: string) => and(eq(reviews.projectId, projectId), eq(reviews.state, state), inReview);
      const some = (state: string) =>
        reading
          .select({ isOwn: sql<number>`${ownWork(reading, personId)}` })
          .from(reviews)
          .where(inState(state))
          .limit(countedReviews)
          .all();
      const waiting = some("waiting");
      const own = waiting.filter(({ isOwn }) => isOwn === 1).length;
      return { waiting: waiting.length - own, own, pending: some("pending").length };
    },
    async reviewMaterial(hold, viewId) {
      const lease = heldView(hold, viewId);
      if (lease.purpose !== "review" || lease.taskId === null) return absent();
      const { taskId } = lease;
      const rows = reading
        .select({ annotation: annotations, personName: people.name })
        .from(annotations)
        .innerJoin(people, eq(people.id, annotations.personId))
        .where(and(eq(annotations.taskId, taskId), standing))
        .orderBy(asc(annotations.id))
        .all();
      const review = reading.select().from(reviews).where(eq(reviews.taskId, taskId)).get();
      const said = reading.select().from(reviewComments).where(eq(reviewComments.taskId, taskId));
      return {
        agreement: review?.agreement == null ? null : fraction(review.agreement),
        draft: review?.draft ?? null,
        draftVersion: review?.draftVersion ?? 0,
        annotations: rows.map(({ annotation, personName }) => ({
          id: annotation.id as AnnotationId,
          personId: annotation.personId as PersonId,
          personName,
          formId: annotation.formId as FormId,
          guidelineVersion: annotation.guidelineVersion,
          version: annotation.version,
          answers: annotation.answers,
        })),
        comments: said.orderBy(desc(reviewComments.created), asc(reviewComments.id)).all().map(toComment),
      };
    },
    async assignmentComments(hold, viewId) {
      const { assignmentId } = heldView(hold, viewId);
      if (assignmentId === null) return [];
      const said = reading.select().from(reviewComments).where(eq(reviewComments.assignmentId, assignmentId));
      return said.orderBy(desc(reviewComments.created), asc(reviewComments.id)).all().map(toComment);
    },
    async pendingReviews(limit) {
      const rows = reading
        .select({ review: reviews, taskState: tasks.state, flags: tasks.flags, facts: items.facts })
        .from(reviews)
        .innerJoin(tasks, eq(tasks.id, reviews.taskId))
        .innerJoin(items, eq(items.id, reviews.itemId))
        .where(and(sql`${reviews.state} = 'pending'`, thawed(reviews.projectId)))
        .orderBy(asc(reviews.since))
        .limit(limit)
        .all();
      return rows.map(({ review, ...of }) => ({
        ...of,
        taskId: review.taskId as TaskId,
        projectId: review.projectId as ProjectId,
        itemId: review.itemId as ItemId,
        since: review.since,
        tally: review.tally,
        annotations: reading
          .select()
          .from(annotations)
          .where(and(eq(annotations.taskId, review.taskId), standing))
          .orderBy(asc(annotations.id))
          .all()
          .map((row) => ({
            id: row.id as AnnotationId,
            personId: row.personId as PersonId,
            formId: row.formId as FormId,
            answers: row.answers,
          })),
      }));
    },
    async pendingGold(limit) {
      const rows = reading
        .select({ gold: goldAnswers, annotation: annotations, reference: items.reference })
        .from(goldAnswers)
        .innerJoin(annotations, eq(annotations.id, goldAnswers.annotationId))
        .innerJoin(items, eq(items.id, goldAnswers.itemId))
        .where(and(sql`${goldAnswers.pending} = 1`, thawed(goldAnswers.projectId)))
        .orderBy(asc(goldAnswers.since))
        .limit(limit)
        .all();
      return rows.map(({ gold, annotation, reference }) => ({
        annotationId: gold.annotationId as AnnotationId,
        projectId: gold.projectId as ProjectId,
        personId: gold.personId as PersonId,
        itemId: gold.itemId as ItemId,
        ordinal: gold.ordinal,
        formId: annotation.formId as FormId,
        answers: annotation.answers,
        reference,
      }));
    },
    async tally(projectId, personId) {
      const which = and(eq(tallies.projectId, projectId), eq(tallies.personId, personId));
      return reading.select().from(tallies).where(which).get() ?? null;
    },
    async goldTallies(projectId) {
      const which = and(eq(tallies.projectId, projectId), sql`${tallies.personId} <> ''`);
      const rows = reading.select().from(tallies).where(which).orderBy(asc(tallies.personId)).all();
      return rows.map((row) => ({ ...row, personId: row.personId as PersonId }));
    },
    async disagreedTasks(projectId, { after, limit }) {
      const key = after === null ? null : Math.round(after.agreement * agreementUnit);
      // A row value keeps the scan on its index, where an OR would not.
      const behind =
        after === null ? undefined : sql`(${reviews.agreement}, ${reviews.taskId}) > (${key}, ${after.taskId})`;
      return reading
        .select({ taskId: reviews.taskId, itemId: reviews.itemId, agreement: reviews.agreement, state: reviews.state })
        .from(reviews)
        .where(and(eq(reviews.projectId, projectId), isNotNull(reviews.agreement), behind))
        .orderBy(asc(reviews.agreement), asc(reviews.taskId))
        .limit(limit)
        .all()
        .map((row) => ({
          taskId: row.taskId as TaskId,
          itemId: row.itemId as ItemId,
          agreement: fraction(row.agreement ?? 0),
          state: row.state as DisagreedTask["state"],
        }));
    },
  };
}
