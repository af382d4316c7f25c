import Database from "better-sqlite3";
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, lte, ne, or, sql } from "drizzle-orm";
import type {
  AnnotationId,
  BlobId,
  ExportId,
  FormId,
  ItemId,
  PersonId,
  ProjectId,
  RequestId,
} from "@keyhole/shared/ids";
import type { AnnotationState } from "@keyhole/shared/vocabulary";
import type { ExportCandidate, ExportReader, ExportRow, Original, StoredExport } from "../../store/exports.ts";
import { absent, type SqliteContext } from "../context.ts";
import { databasePath, type Drizzle, drizzleOver } from "../open.ts";
import { schema } from "../schema.ts";

const { annotations, blobs, exportPins, exports: exported, items, requests, tasks } = schema;

// Rows come from columns that only this package writes, with values of these types: the casts below rest on that.
export const toExport = (row: typeof exported.$inferSelect): StoredExport => ({
  ...row,
  id: row.id as ExportId,
  projectId: row.projectId as ProjectId,
  requestId: row.requestId as RequestId,
  format: row.format as StoredExport["format"],
  requestedBy: row.requestedBy as PersonId,
  state: row.state as StoredExport["state"],
  reason: row.reason as StoredExport["reason"],
  blobId: row.blobId as BlobId | null,
  delivered: JSON.parse(row.delivered) as StoredExport["delivered"],
});

const originalsOf = (projectId: string, itemIds: readonly string[]) =>
  and(inArray(blobs.itemId, [...itemIds]), eq(blobs.kind, "original"), eq(blobs.projectId, projectId));

/** The export, if its request was approved. */
export function approvedExport(database: Drizzle, id: ExportId): StoredExport {
  const row = database
    .select({ export: exported })
    .from(exported)
    .innerJoin(requests, and(eq(requests.id, exported.requestId), eq(requests.state, "approved")))
    .where(eq(exported.id, id))
    .get();
  return toExport((row ?? absent()).export);
}

/** Reads approved exports of a data folder beside the process that owns it, from another thread: a build is long. */
export function openExportReader(dataDir: string): { readonly read: ExportReader; readonly close: () => void } {
  const database = new Database(databasePath(dataDir), { readonly: true });
  return { read: exportReader({ reading: drizzleOver(database) }), close: () => database.close() };
}

export function exportReader({ reading }: Pick<SqliteContext, "reading">): ExportReader {
  const rowsOf = rowsReading(reading);
  const withRequest = () =>
    reading
      .select({ export: exported })
      .from(exported)
      .innerJoin(requests, eq(requests.id, exported.requestId))
      .$dynamic();
  return {
    async exportById(id) {
      const row = reading.select().from(exported).where(eq(exported.id, id)).get();
      return row === undefined ? null : toExport(row);
    },
    async exportByRequest(id) {
      const row = reading.select().from(exported).where(eq(exported.requestId, id)).get();
      return row === undefined ? null : toExport(row);
    },
    async exportsOf(projectId, { before, limit }) {
      const older = before === undefined ? undefined : lt(exported.created, before);
      const which = and(eq(exported.projectId, projectId), older);
      const newest = desc(exported.created);
      return reading
        .select()
        .from(exported)
        .where(which)
        .orderBy(newest, desc(exported.id))
        .limit(limit)
        .all()
        .map(toExport);
    },
    async exportCandidates(query) {
      return candidates(reading, query);
    },
    async exportsToBuild({ approvedSince, limit }) {
      const approved = and(eq(requests.state, "approved"), gte(requests.decidedAt, approvedSince));
      const which = and(eq(exported.state, "asked"), approved);
      const rows = withRequest().where(which).orderBy(asc(requests.decidedAt)).limit(limit).all();
      return rows.map((row) => toExport(row.export));
    },
    async exportsToClose({ now, approvedBefore, limit }) {
      const over = and(eq(exported.state, "ready"), lte(exported.readyUntil, now));
      const refused = and(eq(exported.state, "asked"), inArray(requests.state, ["refused", "withdrawn"]));
      const lapsed = and(
        eq(exported.state, "asked"),
        or(
          and(eq(requests.state, "waiting"), lte(requests.expires, now)),
          and(eq(requests.state, "approved"), lt(requests.decidedAt, approvedBefore)),
        ),
      );
      const rows = withRequest()
        .where(or(over, refused, lapsed))
        .limit(limit)
        .all();
      return rows.map((row) => toExport(row.export));
    },
    async exportsToEmpty(limit) {
      const which = and(inArray(exported.state, ["closed", "failed"]), isNotNull(exported.blobId));
      return reading.select().from(exported).where(which).limit(limit).all().map(toExport);
    },
    async exportPins(id, part) {
      const which = and(eq(exportPins.exportId, id), eq(exportPins.part, part));
      return reading.select().from(exportPins).where(which).get()?.ids ?? null;
    },
    async exportRows(id, annotationIds) {
      const { projectId } = approvedExport(reading, id);
      return rowsOf(projectId, annotationIds);
    },
    async countOriginals(projectId, itemIds) {
      const sums = { count: sql<number>`count(*)`, bytes: sql<number>`sum(${blobs.bytes})` };
      const found = reading
        .select({ field: blobs.field, ...sums })
        .from(blobs)
        .where(originalsOf(projectId, itemIds))
        .groupBy(blobs.field)
        .all();
      return found.flatMap(({ field, ...rest }) => (field === null ? [] : [{ field, ...rest }]));
    },
    async exportOriginals(id, itemIds) {
      const { projectId } = approvedExport(reading, id);
      const { itemId, field, id: blobId, mime, bytes } = blobs;
      return reading
        .select({ itemId, field, id: blobId, mime, bytes })
        .from(blobs)
        .where(originalsOf(projectId, itemIds))
        .orderBy(itemId, field)
        .all()
        .flatMap((row) => (row.itemId === null || row.field === null ? [] : [row as Original]));
    },
  };
}

function candidates(reading: Drizzle, query: Parameters<ExportReader["exportCandidates"]>[0]): ExportCandidate[] {
  const { projectId, states, from, to, after, limit, withMetadata } = query;
  const page = reading
    .select({ id: items.id, key: items.fingerprint, ...(withMetadata ? { metadata: items.metadata } : {}) })
    .from(items)
    .where(
      and(
        eq(items.projectId, projectId),
        eq(items.gold, false),
        after === null ? undefined : gt(items.fingerprint, after),
      ),
    )
    .orderBy(asc(items.fingerprint))
    .limit(limit)
    .all();
  const fitting = reading
    .select({
      itemId: tasks.itemId,
      id: annotations.id,
      personId: annotations.personId,
      formId: annotations.formId,
      state: annotations.state,
    })
    .from(tasks)
    .innerJoin(annotations, eq(annotations.taskId, tasks.id))
    .where(
      and(
        inArray(
          tasks.itemId,
          page.map((item) => item.id),
        ),
        ne(tasks.state, "retired"),
        inArray(annotations.state, [...states]),
        from === undefined ? undefined : gte(annotations.submitted, from),
        to === undefined ? undefined : lt(annotations.submitted, to),
      ),
    )
    .orderBy(asc(annotations.submitted), asc(annotations.id))
    .all();
  const byItem = new Map<string, (typeof fitting)[number][]>();
  for (const row of fitting) {
    const of = byItem.get(row.itemId);
    if (of === undefined) byItem.set(row.itemId, [row]);
    else of.push(row);
  }
  return page.map((item) => ({
    key: item.key,
    itemId: item.id as ItemId,
    metadata: item.metadata ?? "",
    annotations: (byItem.get(item.id) ?? []).map((row) => ({
      id: row.id as AnnotationId,
      personId: row.personId as PersonId,
      formId: row.formId as FormId,
      state: row.state as AnnotationState,
    })),
  }));
}

/** Prepared once: a build asks for each of a million rows by its id, and building a query costs more than running it. */
function rowsReading(reading: Drizzle) {
  const row = reading
    .select({
      annotationId: annotations.id,
      itemId: annotations.itemId,
      personId: annotations.personId,
      formId: annotations.formId,
      guidelineVersion: annotations.guidelineVersion,
      state: annotations.state,
      submitted: annotations.submitted,
      answers: annotations.answers,
      content: items.content,
      metadata: items.metadata,
    })
    .from(annotations)
    .innerJoin(items, eq(items.id, annotations.itemId))
    .where(
      and(
        eq(annotations.id, sql.placeholder("id")),
        eq(annotations.projectId, sql.placeholder("projectId")),
        ne(annotations.state, "superseded"),
      ),
    )
    .prepare();
  return (projectId: ProjectId, annotationIds: readonly AnnotationId[]): ExportRow[] =>
    annotationIds.flatMap((id) => {
      const found = row.get({ id, projectId });
      if (found === undefined) return [];
      return [
        {
          ...found,
          annotationId: id,
          itemId: found.itemId as ItemId,
          personId: found.personId as PersonId,
          formId: found.formId as FormId,
          state: found.state as AnnotationState,
        },
      ];
    });
}
