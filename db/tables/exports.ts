import type { Kit } from "./kit.ts";

export const exportTables = (kit: Kit) => ({
  /** What somebody asked to take out. Whether it was approved stands in the request's own row (I6). */
  exports: kit.table(
    "exports",
    {
      id: kit.id("id").primaryKey(),
      projectId: kit.id("project_id").notNull(),
      requestId: kit.id("request_id").notNull(),
      /** "jsonl" | "coco" | "conll" | "csv" */
      format: kit.text("format").notNull(),
      /** Sealed `ExportTerms`: filters, questions, recipient, purpose, counts. */
      terms: kit.bytes("terms").notNull(),
      /** Annotation versions pinned at the request. */
      rows: kit.int("rows").notNull(),
      requestedBy: kit.id("requested_by").notNull(),
      created: kit.time("created").notNull(),
      /** "asked" | "ready" | "closed" | "failed" */
      state: kit.text("state").notNull(),
      /** Why it closed or failed, from a closed list. */
      reason: kit.text("reason"),
      /** Rows written so far by the build. */
      progress: kit.int("progress").notNull(),
      builtAt: kit.time("built_at"),
      readyUntil: kit.time("ready_until"),
      closedAt: kit.time("closed_at"),
      /** The sealed file; emptied once its bytes were removed. */
      blobId: kit.id("blob_id"),
      /** Plain bytes of the file, and their SHA-256 in hexadecimal. */
      bytes: kit.int("bytes"),
      sha256: kit.text("sha256"),
      /** Sealed manifest. */
      manifest: kit.bytes("manifest"),
      /** Byte ranges that were delivered, merged, as JSON pairs. */
      delivered: kit.text("delivered").notNull(),
    },
    (t) => [
      kit.uniqueIndex("exports_request").on(t.requestId),
      kit.index("exports_project").on(t.projectId, t.created),
      kit.index("exports_state").on(t.state, t.created),
    ],
  ),
  /** Pinned annotation ids, packed 16 bytes each, in the order in which they leave. */
  exportPins: kit.table(
    "export_pins",
    {
      exportId: kit.id("export_id").notNull(),
      part: kit.int("part").notNull(),
      ids: kit.bytes("ids").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.exportId, t.part] })],
  ),
});
