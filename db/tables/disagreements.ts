import { sql } from "drizzle-orm";
import type { Kit } from "./kit.ts";

/**
 * Where people disagree, found by the agreement job. Labels are part of the recipe: a kind of disagreement (a question and
 * what the two sides said) is an HMAC under the project's key, and its words are sealed.
 */
export const disagreementTables = (kit: Kit) => ({
  /** Two answers to one task that differ in one way. */
  disagreements: kit.table(
    "disagreements",
    {
      projectId: kit.id("project_id").notNull(),
      kind: kit.text("kind").notNull(),
      taskId: kit.id("task_id").notNull(),
      /** Annotations: the one that says the kind's first word, and the one that says its second. */
      one: kit.id("one").notNull(),
      other: kit.id("other").notNull(),
      itemId: kit.id("item_id").notNull(),
      onePerson: kit.id("one_person").notNull(),
      otherPerson: kit.id("other_person").notNull(),
      /** How often in these two answers. */
      count: kit.int("count").notNull(),
      /** "open" | "sent" (back to workers) | "settled" (by a person's decision): the same of all rows of a task. */
      state: kit.text("state").notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.projectId, t.kind, t.taskId, t.one, t.other] }),
      kit.index("disagreements_task").on(t.taskId),
      kit
        .index("disagreements_open")
        .on(t.projectId, t.kind, t.taskId)
        .where(sql`state = 'open'`),
    ],
  ),
  /** Sums of the above, kept in the same transactions: of everybody (`people` empty), and of each two people. */
  disagreementKinds: kit.table(
    "disagreement_kinds",
    {
      projectId: kit.id("project_id").notNull(),
      /** Empty, or two person ids in byte order with a space between. */
      people: kit.text("people").notNull(),
      kind: kit.text("kind").notNull(),
      /** HMACs of the question's name and of what either side said (empty: nothing), for filters. */
      question: kit.text("question").notNull(),
      one: kit.text("one").notNull(),
      other: kit.text("other").notNull(),
      /** Sealed words of the kind; null beside people. */
      words: kit.bytes("words"),
      /** Tasks with it, however it ended; and those in which it is open. */
      tasks: kit.int("tasks").notNull(),
      open: kit.int("open").notNull(),
      /** Of the open ones: answers that say the first, that say the second, and either. */
      ones: kit.int("ones").notNull(),
      others: kit.int("others").notNull(),
      answers: kit.int("answers").notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.projectId, t.people, t.kind] }),
      kit.index("disagreement_kinds_worst").on(t.projectId, t.people, sql`${t.open} desc`, t.kind),
      kit.index("disagreement_kinds_question").on(t.projectId, t.people, t.question, sql`${t.open} desc`, t.kind),
    ],
  ),
  /** Which section of the guideline speaks of a kind, or of a question or label: HMACs again. Set by leads. */
  guidelineTopics: kit.table(
    "guideline_topics",
    {
      projectId: kit.id("project_id").notNull(),
      topic: kit.text("topic").notNull(),
      sectionId: kit.id("section_id").notNull(),
      changed: kit.time("changed").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.topic] })],
  ),
  /** A lead sent answers back because of a disagreement; carried out, and undone, in slices. */
  sendBacks: kit.table(
    "send_backs",
    {
      id: kit.id("id").primaryKey(),
      projectId: kit.id("project_id").notNull(),
      kind: kit.text("kind").notNull(),
      /** "one" | "other" | "both": whose answers go back to who made them; "new": other people answer anew. */
      side: kit.text("side").notNull(),
      /** Set where only this task goes back. */
      taskId: kit.id("task_id"),
      /** Sealed. */
      message: kit.bytes("message").notNull(),
      sectionId: kit.id("section_id"),
      /** "running" | "done" | "undoing" | "undone" */
      state: kit.text("state").notNull(),
      /** Task id that the slices have reached. */
      after: kit.text("after").notNull(),
      tasks: kit.int("tasks").notNull(),
      answers: kit.int("answers").notNull(),
      /** Tasks that somebody was at, or that changed meanwhile. */
      skipped: kit.int("skipped").notNull(),
      /** Tasks that were taken back again. */
      undone: kit.int("undone").notNull(),
      createdBy: kit.id("created_by").notNull(),
      created: kit.time("created").notNull(),
    },
    (t) => [
      kit.index("send_backs_project").on(t.projectId, sql`${t.created} desc`, t.id),
      kit
        .index("send_backs_under_way")
        .on(t.created)
        .where(sql`state in ('running', 'undoing')`),
    ],
  ),
  /** What one of them changed, so that it can be undone for as long as nobody took the task up. */
  sentBack: kit.table(
    "sent_back",
    {
      sendId: kit.id("send_id").notNull(),
      taskId: kit.id("task_id").notNull(),
      annotationId: kit.id("annotation_id").notNull(),
      assignmentId: kit.id("assignment_id"),
      /** States before, of annotation, task and review. */
      annotationState: kit.text("annotation_state").notNull(),
      taskState: kit.text("task_state").notNull(),
      reviewState: kit.text("review_state").notNull(),
      commentId: kit.id("comment_id"),
    },
    (t) => [kit.primaryKey({ columns: [t.sendId, t.taskId, t.annotationId] })],
  ),
});
