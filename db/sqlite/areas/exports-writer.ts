import { and, eq, inArray } from "drizzle-orm";
import type { ByteSpan, ExportWriter } from "../../store/exports.ts";
import { conflict, recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { approvedExport, toExport } from "./exports-reader.ts";

const { blobs, exportPins, exports: exported, requests } = schema;

/** Disjoint parts that a download may be in; more than any client makes. */
const mostSpans = 200;

/** Adds a span to sorted disjoint spans; ones that touch become one. */
export function mergeSpans(spans: readonly ByteSpan[], added: ByteSpan): readonly ByteSpan[] {
  const merged: ByteSpan[] = [];
  let [start, end] = added;
  for (const span of spans) {
    if (span[1] < start || span[0] > end) merged.push(span);
    else [start, end] = [Math.min(start, span[0]), Math.max(end, span[1])];
  }
  return [...merged, [start, end] as const].sort((one, other) => one[0] - other[0]);
}

export function exportWriter({ writing, queue }: SqliteContext): ExportWriter {
  return {
    askExport: ({ export: asked, pins, request, drafts }) =>
      queue.run((transaction) => {
        writing.insert(requests).values(request).run();
        const fresh = { ...asked, terms: Buffer.from(asked.terms), state: "asked", progress: 0, delivered: "[]" };
        writing.insert(exported).values(fresh).run();
        for (const [part, ids] of pins.entries()) {
          writing
            .insert(exportPins)
            .values({ exportId: asked.id, part, ids: Buffer.from(ids) })
            .run();
        }
        recordAll(transaction, drafts);
      }, true),
    noteExportProgress: (id, { rows, blobId }) =>
      queue.run(() => {
        writing
          .update(exported)
          .set({ progress: rows, blobId })
          .where(and(eq(exported.id, id), eq(exported.state, "asked")))
          .run();
      }),
    finishExport: ({ id, blob, bytes, sha256, manifest, rows, builtAt, readyUntil, drafts }) =>
      queue.run((transaction) => {
        if (approvedExport(writing, id).state !== "asked") conflict();
        writing.insert(blobs).values(blob).run();
        writing
          .update(exported)
          .set({
            state: "ready",
            blobId: blob.id,
            bytes,
            sha256,
            manifest: Buffer.from(manifest),
            progress: rows,
            builtAt,
            readyUntil,
          })
          .where(eq(exported.id, id))
          .run();
        recordAll(transaction, drafts);
      }),
    deliverExport: ({ id, span, now, delivered, closed }) =>
      queue.run((transaction) => {
        transaction.record(delivered);
        const row = writing.select().from(exported).where(eq(exported.id, id)).get() ?? conflict();
        const before = toExport(row);
        if (span === null || span[0] >= span[1] || before.state !== "ready") return { complete: false };
        const spans = mergeSpans(before.delivered, span);
        if (spans.length > mostSpans) conflict();
        const [first] = spans;
        const complete = first?.[0] === 0 && first[1] === before.bytes;
        const over = complete ? { state: "closed", reason: "complete", closedAt: now } : {};
        writing
          .update(exported)
          .set({ delivered: JSON.stringify(spans), ...over })
          .where(eq(exported.id, id))
          .run();
        if (complete) {
          writing.delete(exportPins).where(eq(exportPins.exportId, id)).run();
          transaction.record(closed);
        }
        return { complete };
      }),
    closeExport: ({ id, state, reason, now, drafts }) =>
      queue.run((transaction) => {
        const open = and(eq(exported.id, id), inArray(exported.state, ["asked", "ready"]));
        const change = { state, reason, closedAt: now };
        if (writing.update(exported).set(change).where(open).run().changes === 0) return false;
        writing.delete(exportPins).where(eq(exportPins.exportId, id)).run();
        recordAll(transaction, drafts);
        return true;
      }),
    emptyExport: (id) =>
      queue.run(() => {
        const row = writing.select({ blobId: exported.blobId }).from(exported).where(eq(exported.id, id)).get();
        if (row?.blobId === null || row === undefined) return;
        writing.delete(blobs).where(eq(blobs.id, row.blobId)).run();
        writing.update(exported).set({ blobId: null }).where(eq(exported.id, id)).run();
      }),
  };
}
