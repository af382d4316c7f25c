import { sql } from "drizzle-orm";
import type { Kit } from "./kit.ts";

export const reviewTables = (kit: Kit) => ({
  /**
   * One row for each task that got all its annotations: made in the transaction of the last submit, so that a crash
   * leaves it "pending" and the agreement job picks it up again.
   */
  reviews: kit.table(
    "reviews",
    {
      taskId: kit.id("task_id").primaryKey(),
      projectId: kit.id("project_id").notNull(),
      itemId: kit.id("item_id").notNull(),
      /** "pending" (agreement not computed) | "waiting" (for a reviewer) | "decided" */
      state: kit.text("state").notNull(),
      /** Lowest agreement over the questions in millionths; null where nothing could be compared. */
      agreement: kit.int("agreement"),
      /** Agreement in tenths, 10 where nothing could be compared: the queue goes by it, then by age. */
      rank: kit.int("rank").notNull(),
      /** Since when it waits; a reviewer who passes it on moves it behind its like. */
      since: kit.time("since").notNull(),
      /** The newest review lease on it: who holds it is read there. */
      leaseId: kit.id("lease_id"),
      /** Sealed: what the task adds to the project's tally. */
      tally: kit.bytes("tally"),
      /** Sealed answers of a correction under way, of the reviewer who holds the task; another one starts without. */
      draft: kit.bytes("draft"),
      draftVersion: kit.int("draft_version").notNull(),
      /** Key of the decision, so that a repeated one is the same. */
      decisionKey: kit.text("decision_key"),
    },
    (t) => [
      kit
        .index("reviews_pending")
        .on(t.since)
        .where(sql`state = 'pending'`),
      kit.index("reviews_queue").on(t.projectId, t.state, t.rank, t.since),
      kit.index("reviews_agreement").on(t.projectId, t.agreement, t.taskId),
    ],
  ),
  /** A worker's answers to a gold item, to be held against the reference by the agreement job. */
  goldAnswers: kit.table(
    "gold_answers",
    {
      annotationId: kit.id("annotation_id").primaryKey(),
      projectId: kit.id("project_id").notNull(),
      personId: kit.id("person_id").notNull(),
      itemId: kit.id("item_id").notNull(),
      /** How many tasks of the project the worker had finished with this one. */
      ordinal: kit.int("ordinal").notNull(),
      since: kit.time("since").notNull(),
      pending: kit.flag("pending").notNull(),
    },
    (t) => [
      kit
        .index("gold_answers_pending")
        .on(t.since)
        .where(sql`pending = 1`),
    ],
  ),
  /** Sums that agreement and accuracy are computed from: one of the project, one of each worker's gold answers. */
  tallies: kit.table(
    "tallies",
    {
      projectId: kit.id("project_id").notNull(),
      /** Empty for the project's agreement, else whose accuracy. */
      personId: kit.text("person_id").notNull(),
      body: kit.bytes("body").notNull(),
      version: kit.int("version").notNull(),
      changed: kit.time("changed").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.personId] })],
  ),
  /** What a reviewer said to a labeler, sealed; the region it is pinned to stands inside. */
  reviewComments: kit.table(
    "review_comments",
    {
      id: kit.id("id").primaryKey(),
      projectId: kit.id("project_id").notNull(),
      taskId: kit.id("task_id").notNull(),
      annotationId: kit.id("annotation_id").notNull(),
      assignmentId: kit.id("assignment_id").notNull(),
      authorId: kit.id("author_id").notNull(),
      /** Set where a lead said it to everybody whose answers went back: its body is sealed under that name. */
      sendId: kit.id("send_id"),
      body: kit.bytes("body").notNull(),
      created: kit.time("created").notNull(),
    },
    (t) => [
      kit.index("review_comments_assignment").on(t.assignmentId, t.created),
      kit.index("review_comments_task").on(t.taskId, t.created),
    ],
  ),
});
