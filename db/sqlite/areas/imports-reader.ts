import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { BlobId, FormId, ImportId, PersonId, ProjectId } from "@keyhole/shared/ids";
import type { Import, ImportFile, ImportReader, ImportState, StopReason } from "../../store/imports.ts";
import type { SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";

const { blobs, importFiles, imports, items } = schema;

const listed = 100;

// Rows come from columns that only this package writes, with values of these types: the casts below rest on that.
export const toImport = (row: typeof imports.$inferSelect): Import => ({
  ...row,
  id: row.id as ImportId,
  projectId: row.projectId as ProjectId,
  createdBy: row.createdBy as PersonId,
  state: row.state as ImportState,
  reason: row.reason as StopReason | null,
  formId: row.formId as FormId | null,
  pendingBlobs: JSON.parse(row.pendingBlobs) as BlobId[],
});

const toFile = (row: typeof importFiles.$inferSelect): ImportFile => ({
  ...row,
  id: row.id as BlobId,
  importId: row.importId as ImportId,
  projectId: row.projectId as ProjectId,
});

export function importReader({ reading }: SqliteContext): ImportReader {
  const of = { projectId: sql.placeholder("projectId"), fingerprint: sql.placeholder("fingerprint") };
  const byFingerprint = reading
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.projectId, of.projectId), eq(items.fingerprint, of.fingerprint)))
    .prepare();
  return {
    async importById(id) {
      const row = reading.select().from(imports).where(eq(imports.id, id)).get();
      return row === undefined ? null : toImport(row);
    },
    async imports(projectId) {
      return reading
        .select()
        .from(imports)
        .where(eq(imports.projectId, projectId))
        .orderBy(desc(imports.created), asc(imports.id))
        .limit(listed)
        .all()
        .map(toImport);
    },
    async importsIn(states) {
      return reading
        .select()
        .from(imports)
        .where(inArray(imports.state, [...states]))
        .orderBy(asc(imports.changed), asc(imports.id))
        .all()
        .map(toImport);
    },
    async importFiles(id) {
      return reading
        .select()
        .from(importFiles)
        .where(eq(importFiles.importId, id))
        .orderBy(asc(importFiles.ord))
        .all()
        .map(toFile);
    },
    async lastFileOrd(id) {
      const last = sql<number>`coalesce(max(${importFiles.ord}), 0)`;
      return reading.select({ last }).from(importFiles).where(eq(importFiles.importId, id)).get()?.last ?? 0;
    },
    async endedWithFiles(limit) {
      const ended = inArray(imports.state, ["finished", "cancelled"]);
      return reading
        .selectDistinct({ id: imports.id })
        .from(importFiles)
        .innerJoin(imports, eq(imports.id, importFiles.importId))
        .where(ended)
        .orderBy(asc(imports.id))
        .limit(limit)
        .all()
        .map(({ id }) => id as ImportId);
    },
    async hasFingerprint(projectId, fingerprint) {
      return byFingerprint.get({ projectId, fingerprint }) !== undefined;
    },
    async knownBlobs(ids) {
      const rows = reading
        .select({ id: blobs.id })
        .from(blobs)
        .where(inArray(blobs.id, [...ids]))
        .all();
      return new Set(rows.map(({ id }) => id as BlobId));
    },
    async storedBytes(projectId) {
      const total = sql<number>`coalesce(sum(${blobs.bytes}), 0)`;
      return reading.select({ total }).from(blobs).where(eq(blobs.projectId, projectId)).get()?.total ?? 0;
    },
  };
}
