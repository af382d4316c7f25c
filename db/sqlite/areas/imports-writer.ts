import { and, eq, sql } from "drizzle-orm";
import type { ItemId } from "@keyhole/shared/ids";
import { KeyholeError } from "@keyhole/shared/errors";
import type { Import, ImportState, ImportWriter } from "../../store/imports.ts";
import { absent, conflict, filled, recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { toImport } from "./imports-reader.ts";
import { itemAdding } from "./item-adding.ts";
import { requireAtWork } from "./projects-at-work.ts";
import { freezesOver } from "./projects-reader.ts";
import { resetCursors } from "./queue-statements.ts";

const { blobs, importFiles, imports } = schema;

export function importWriter({ writing, queue }: SqliteContext): ImportWriter {
  const addItem = itemAdding(writing);
  const atWork = requireAtWork(writing);
  const row = (id: string): Import =>
    toImport(writing.select().from(imports).where(eq(imports.id, id)).get() ?? absent());
  const requireState = (id: string, ...states: readonly ImportState[]): Import => {
    const found = row(id);
    return states.includes(found.state) ? found : conflict();
  };
  const change = (id: string, values: Partial<typeof imports.$inferInsert>) =>
    writing.update(imports).set(values).where(eq(imports.id, id)).run();

  return {
    createImport: ({ id, projectId, createdBy, now }) =>
      queue.run(() => {
        const none = { records: 0, added: 0, duplicates: 0, failed: 0, partial: 0, bytesTotal: 0, bytesDone: 0 };
        const made = { id, projectId, createdBy, created: now, changed: now, state: "collecting", pendingBlobs: "[]" };
        writing
          .insert(imports)
          .values({ ...made, ...none })
          .run();
      }),
    beginImportFile: (file) =>
      queue.run(() => {
        requireState(file.importId, "collecting");
        const last = sql<number>`coalesce(max(${importFiles.ord}), 0)`;
        const ofImport = eq(importFiles.importId, file.importId);
        const ord = (writing.select({ last }).from(importFiles).where(ofImport).get()?.last ?? 0) + 1;
        writing
          .insert(importFiles)
          .values({ ...file, name: Buffer.from(file.name), ord })
          .run();
        change(file.importId, { changed: file.created });
      }),
    completeImportFile: ({ id, bytes, sealedBytes, format, now }) =>
      queue.run(() => {
        const file = writing.select().from(importFiles).where(eq(importFiles.id, id)).get() ?? absent();
        const { bytesTotal } = requireState(file.importId, "collecting");
        writing.update(importFiles).set({ bytes, format }).where(eq(importFiles.id, id)).run();
        const stored = { id, projectId: file.projectId, kind: "upload", bytes: sealedBytes, created: now };
        writing
          .insert(blobs)
          .values({ ...stored, mime: "application/octet-stream" })
          .run();
        change(file.importId, { changed: now, bytesTotal: bytesTotal + bytes });
      }),
    forgetImportFiles: (ids) =>
      queue.run(() => {
        for (const id of ids) {
          const [gone] = writing.delete(importFiles).where(eq(importFiles.id, id)).returning().all();
          if (gone === undefined) continue;
          writing
            .delete(blobs)
            .where(and(eq(blobs.id, id), eq(blobs.kind, "upload")))
            .run();
          const less = sql`${imports.bytesTotal} - ${gone.bytes ?? 0}`;
          const collecting = and(eq(imports.id, gone.importId), eq(imports.state, "collecting"));
          writing.update(imports).set({ bytesTotal: less }).where(collecting).run();
        }
      }, true),
    startImport: ({ id, by, formId, plan, bytesTotal, now, drafts }) =>
      queue.run((transaction) => {
        requireState(id, "collecting", "stopped");
        const run = { state: "running", reason: null, createdBy: by, formId, plan: Buffer.from(plan), bytesTotal };
        change(id, { ...run, changed: now });
        recordAll(transaction, drafts);
      }),
    expectBlobs: (id, ids) =>
      queue.run(() => {
        requireState(id, "running");
        change(id, { pendingBlobs: JSON.stringify(ids) });
      }, true),
    addImported: ({ id, projectId, personId, teamIds, items, progress, duplicates, problems, now, draft }) =>
      queue.run((transaction) => {
        const before = requireState(id, "running");
        if (freezesOver(writing, { personId, teamIds, projectId }).length > 0) throw new KeyholeError("frozen");
        atWork(projectId);
        const leftOut: ItemId[] = items.filter((item) => !addItem(item, now)).map((item) => item.id);
        const count = items.length - leftOut.length;
        if (count > 0) {
          resetCursors(writing, projectId);
          transaction.record(filled(draft, { count }));
        }
        change(id, {
          ...progress,
          added: before.added + count,
          duplicates: before.duplicates + duplicates + leftOut.length,
          ...(problems === null ? {} : { problems: Buffer.from(problems) }),
          pendingBlobs: "[]",
          changed: now,
        });
        return { leftOut };
      }, true),
    endImport: ({ id, state, reason, now, draft }) =>
      queue.run((transaction) => {
        const cancelling = state === "cancelled";
        const { added, records } = requireState(id, "running", ...(cancelling ? endable : []));
        change(id, { state, reason, changed: now });
        transaction.record(filled(draft, { count: added, total: records }));
      }),
  };
}

const endable: readonly ImportState[] = ["collecting", "stopped"];
