import { sql } from "drizzle-orm";
import type { Kit } from "./kit.ts";

export const importTables = (kit: Kit) => ({
  imports: kit.table(
    "imports",
    {
      id: kit.id("id").primaryKey(),
      projectId: kit.id("project_id").notNull(),
      createdBy: kit.id("created_by").notNull(),
      created: kit.time("created").notNull(),
      changed: kit.time("changed").notNull(),
      /** "collecting" | "running" | "stopped" | "finished" | "cancelled" */
      state: kit.text("state").notNull(),
      /** Why it stopped: "frozen", "quota", "disk", "rights", "failed"; null in every other state. */
      reason: kit.text("reason"),
      /** The form its answers are made under; null until it was started. */
      formId: kit.id("form_id"),
      /** Sealed mapping of columns to fields; null until it was started. */
      plan: kit.bytes("plan"),
      /** Records taken from the files so far: where a later run goes on. */
      records: kit.int("records").notNull(),
      added: kit.int("added").notNull(),
      duplicates: kit.int("duplicates").notNull(),
      failed: kit.int("failed").notNull(),
      /** Records that came in without a part that could not be used. */
      partial: kit.int("partial").notNull(),
      bytesTotal: kit.int("bytes_total").notNull(),
      bytesDone: kit.int("bytes_done").notNull(),
      /** Sealed list of the first problems: they may quote content. */
      problems: kit.bytes("problems"),
      /** Blob ids that the batch under way may write, as JSON: a crash leaves no blob without an item. */
      pendingBlobs: kit.text("pending_blobs").notNull(),
    },
    (t) => [
      kit.index("imports_project").on(t.projectId, t.created),
      kit
        .index("imports_open")
        .on(t.state)
        .where(sql`state in ('collecting', 'running')`),
    ],
  ),
  /** Uploaded files of an import; the id is that of the blob. Rows without bytes are uploads under way. */
  importFiles: kit.table(
    "import_files",
    {
      id: kit.id("id").primaryKey(),
      importId: kit.id("import_id").notNull(),
      projectId: kit.id("project_id").notNull(),
      /** Order of arrival. */
      ord: kit.int("ord").notNull(),
      /** Sealed name: it may be content. */
      name: kit.bytes("name").notNull(),
      /** Plain bytes; null while it is being uploaded. */
      bytes: kit.int("bytes"),
      /** What the content was found to be: "jsonl", "json", "coco", "csv", "conll", "zip", "picture". */
      format: kit.text("format"),
      created: kit.time("created").notNull(),
    },
    (t) => [kit.uniqueIndex("import_files_import").on(t.importId, t.ord)],
  ),
});
