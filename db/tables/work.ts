import { sql } from "drizzle-orm";
import type { Kit } from "./kit.ts";

export const workTables = (kit: Kit) => ({
  items: kit.table(
    "items",
    {
      id: kit.id("id").primaryKey(),
      projectId: kit.id("project_id").notNull(),
      importId: kit.id("import_id"),
      /** HMAC of the content under the project key: finds duplicates without knowing content. */
      fingerprint: kit.text("fingerprint").notNull(),
      /** Sealed `itemContent`. */
      content: kit.bytes("content").notNull(),
      /** Extents of each field as JSON (`FieldFacts`): what answers are checked against, never content. */
      facts: kit.text("facts").notNull(),
      /** Declared-open metadata as JSON: plain, filterable. */
      metadata: kit.text("metadata").notNull(),
      /** Sealed predictions and reference answers from the import; null where there are none. */
      suggestions: kit.bytes("suggestions"),
      reference: kit.bytes("reference"),
      gold: kit.flag("gold").notNull(),
      created: kit.time("created").notNull(),
    },
    (t) => [
      kit.uniqueIndex("items_fingerprint").on(t.projectId, t.fingerprint),
      kit.index("items_import").on(t.importId),
    ],
  ),
  /** Every stored blob and what it belongs to. Its bytes are ciphertext in the blob store. */
  blobs: kit.table(
    "blobs",
    {
      id: kit.id("id").primaryKey(),
      projectId: kit.id("project_id").notNull(),
      itemId: kit.id("item_id"),
      /** "original" | "preview" | "rendition" | "guideline-picture" | "export" | "upload" */
      kind: kit.text("kind").notNull(),
      bytes: kit.int("bytes").notNull(),
      mime: kit.text("mime").notNull(),
      width: kit.int("width"),
      height: kit.int("height"),
      /** The item's field that it belongs to. */
      field: kit.text("field"),
      created: kit.time("created").notNull(),
    },
    (t) => [kit.index("blobs_item").on(t.itemId, t.kind), kit.index("blobs_project").on(t.projectId, t.bytes)],
  ),
  /** Narrow on purpose: the claim path touches only this. `ord` is shuffled at import, `remaining` is maintained. */
  tasks: kit.table(
    "tasks",
    {
      id: kit.id("id").primaryKey(),
      projectId: kit.id("project_id").notNull(),
      itemId: kit.id("item_id").notNull(),
      state: kit.text("state").notNull(),
      priority: kit.int("priority").notNull(),
      ord: kit.int("ord").notNull(),
      overlap: kit.int("overlap").notNull(),
      remaining: kit.int("remaining").notNull(),
      submitted: kit.int("submitted").notNull(),
      skips: kit.int("skips").notNull(),
      flags: kit.int("flags").notNull(),
      teamId: kit.id("team_id"),
      changed: kit.time("changed").notNull(),
    },
    (t) => [
      kit
        .index("tasks_queue")
        .on(t.projectId, sql`${t.priority} desc`, t.ord)
        .where(sql`remaining > 0 and state = 'open'`),
      kit
        .index("tasks_gold")
        .on(t.projectId, t.ord)
        .where(sql`state = 'gold'`),
      kit.index("tasks_item").on(t.itemId),
      kit.index("tasks_list").on(t.projectId, t.itemId),
      kit.index("tasks_state").on(t.projectId, t.state, t.itemId),
    ],
  ),
  /** Task x worker, unique: the last defence against one person getting a task twice. Keeps draft and epoch. */
  assignments: kit.table(
    "assignments",
    {
      id: kit.id("id").primaryKey(),
      taskId: kit.id("task_id").notNull(),
      personId: kit.id("person_id").notNull(),
      projectId: kit.id("project_id").notNull(),
      itemId: kit.id("item_id").notNull(),
      /** "active" | "submitted" | "skipped" | "flagged" | "returned" | "released" */
      state: kit.text("state").notNull(),
      epoch: kit.int("epoch").notNull(),
      /** The slot stays this worker's until then, also without a lease. */
      reservedUntil: kit.time("reserved_until").notNull(),
      draft: kit.bytes("draft"),
      draftVersion: kit.int("draft_version").notNull(),
      draftSaved: kit.time("draft_saved"),
      /** Sealed: why the worker skipped or flagged it. */
      note: kit.bytes("note"),
      /** First lease start: what the visible mark shows, stable over reloads and take-overs. */
      created: kit.time("created").notNull(),
      changed: kit.time("changed").notNull(),
      activeMs: kit.int("active_ms").notNull(),
      /** How often this worker skipped it: offered again only when nothing else waits, and once. */
      skips: kit.int("skips").notNull(),
    },
    (t) => [
      kit.uniqueIndex("assignments_once").on(t.taskId, t.personId),
      kit.index("assignments_person").on(t.projectId, t.personId, t.state, t.changed),
      kit
        .index("assignments_returned")
        .on(t.projectId, t.taskId)
        .where(sql`state = 'returned'`),
      kit
        .index("assignments_reserved")
        .on(t.reservedUntil)
        .where(sql`state = 'active'`),
    ],
  ),
  leases: kit.table(
    "leases",
    {
      id: kit.id("id").primaryKey(),
      projectId: kit.id("project_id").notNull(),
      personId: kit.id("person_id").notNull(),
      sessionId: kit.id("session_id").notNull(),
      purpose: kit.text("purpose").notNull(),
      taskId: kit.id("task_id"),
      assignmentId: kit.id("assignment_id"),
      itemId: kit.id("item_id"),
      epoch: kit.int("epoch").notNull(),
      granted: kit.time("granted").notNull(),
      expires: kit.time("expires").notNull(),
      draftsRecorded: kit.flag("drafts_recorded").notNull(),
      /** The form it works under, where its view is an earlier lease's: see `openItem`. */
      formId: kit.id("form_id"),
      endedAt: kit.time("ended_at"),
      endReason: kit.text("end_reason"),
    },
    (t) => [
      kit
        .index("leases_active")
        .on(t.expires)
        .where(sql`ended_at is null`),
      kit
        .index("leases_person")
        .on(t.personId)
        .where(sql`ended_at is null`),
      kit
        .index("leases_project")
        .on(t.projectId)
        .where(sql`ended_at is null`),
      kit.index("leases_assignment").on(t.assignmentId),
    ],
  ),
  /** Where each worker stands in each project's queue: what lies before was already done or is taken. */
  cursors: kit.table(
    "cursors",
    {
      projectId: kit.id("project_id").notNull(),
      personId: kit.id("person_id").notNull(),
      priority: kit.int("priority").notNull(),
      ord: kit.int("ord").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.personId] })],
  ),
  views: kit.table(
    "views",
    {
      id: kit.id("id").primaryKey(),
      leaseId: kit.id("lease_id").notNull(),
      assignmentId: kit.id("assignment_id"),
      projectId: kit.id("project_id").notNull(),
      itemId: kit.id("item_id"),
      personId: kit.id("person_id").notNull(),
      sessionId: kit.id("session_id").notNull(),
      formId: kit.id("form_id"),
      guidelineVersion: kit.int("guideline_version").notNull(),
      opened: kit.time("opened").notNull(),
      /** The time burnt into the mark. */
      markTime: kit.time("mark_time").notNull(),
    },
    (t) => [
      kit.index("views_lease").on(t.leaseId),
      // Read in order by every claim and submit: a sort, even of one row, costs more than the whole look-up.
      kit.index("views_assignment").on(t.assignmentId, t.opened),
      kit.index("views_item").on(t.itemId, t.opened),
      kit.index("views_person").on(t.personId, t.opened),
    ],
  ),
  /** Marked bytes of a view at one size. A reload serves the same bytes. */
  renditions: kit.table(
    "renditions",
    {
      id: kit.id("id").primaryKey(),
      viewId: kit.id("view_id").notNull(),
      /** Field name and size class, such as "photo/fit-1920". */
      spec: kit.text("spec").notNull(),
      blobId: kit.id("blob_id").notNull(),
      mime: kit.text("mime").notNull(),
      width: kit.int("width").notNull(),
      height: kit.int("height").notNull(),
    },
    (t) => [kit.uniqueIndex("renditions_spec").on(t.viewId, t.spec)],
  ),
  annotations: kit.table(
    "annotations",
    {
      id: kit.id("id").primaryKey(),
      projectId: kit.id("project_id").notNull(),
      taskId: kit.id("task_id").notNull(),
      itemId: kit.id("item_id").notNull(),
      assignmentId: kit.id("assignment_id"),
      personId: kit.id("person_id").notNull(),
      /** Pinned: made under this form and this guideline version. */
      formId: kit.id("form_id").notNull(),
      guidelineVersion: kit.int("guideline_version").notNull(),
      version: kit.int("version").notNull(),
      answers: kit.bytes("answers").notNull(),
      /** "submitted" | "accepted" | "returned" | "superseded" */
      state: kit.text("state").notNull(),
      /** "labeler" | "reviewer": who made this version. */
      source: kit.text("source").notNull(),
      supersedes: kit.id("supersedes"),
      activeMs: kit.int("active_ms").notNull(),
      submitted: kit.time("submitted").notNull(),
      /** A retried submit with the same key is the same submit. */
      idempotencyKey: kit.text("idempotency_key").notNull(),
    },
    (t) => [
      kit.uniqueIndex("annotations_key").on(t.personId, t.idempotencyKey),
      kit.index("annotations_task").on(t.taskId),
      // A worker's newest answer and what a submit supersedes: both are looked up in every claim and submit.
      kit.index("annotations_assignment").on(t.assignmentId, t.version, t.submitted),
      kit.index("annotations_export").on(t.projectId, t.state, t.id),
      kit.index("annotations_person").on(t.projectId, t.personId, t.submitted),
    ],
  ),
});
