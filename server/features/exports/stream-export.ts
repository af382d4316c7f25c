import type { StoredExport } from "@keyhole/db/store/exports";
import type { EntryDraft } from "@keyhole/db/store/trail";
import { KeyholeError } from "@keyhole/shared/errors";
import type { ExportId } from "@keyhole/shared/ids";
import type { TrailDraft } from "@keyhole/shared/trail/entry";
import type { Services } from "../../services.ts";
import type { Span } from "./byte-range.ts";
import { requireRequesterAllowed } from "./requester.ts";

/** How much leaves between two looks at role, freeze and state. */
const checkEveryBytes = 4 * 1024 * 1024;

type Ready = StoredExport & {
  readonly blobId: NonNullable<StoredExport["blobId"]>;
  readonly bytes: number;
  readonly sha256: string;
};

/** The export while it can be fetched; `absent` before, after and for one that is not there. */
export async function readyExport({ store, clock }: Pick<Services, "store" | "clock">, id: ExportId): Promise<Ready> {
  const found = await store.read.exportById(id);
  if (found === null || found.state !== "ready") throw new KeyholeError("absent");
  const { blobId, bytes, sha256, readyUntil } = found;
  if (blobId === null || bytes === null || sha256 === null || readyUntil === null) throw new KeyholeError("absent");
  if (readyUntil <= clock()) throw new KeyholeError("absent");
  return { ...found, blobId, bytes, sha256 };
}

export interface ExportStream {
  readonly body: AsyncGenerator<Uint8Array>;
  /**
   * Must be called once, when the reply ended: `whole` is true where every byte of the span was handed over. Records how
   * much left; closes the export once all of it did.
   */
  finish(whole: boolean): Promise<{ complete: boolean }>;
}

/**
 * A finished export's bytes, for whoever the caller's policy check let through (route and command line alike). The
 * download is recorded before this resolves (I1); role, freeze and time are looked at again while it runs.
 */
export async function streamExport(
  services: Services,
  wanted: Ready,
  {
    span,
    entry,
  }: { readonly span: Span; readonly entry: (words: Omit<TrailDraft, "actor" | "outcome">) => EntryDraft },
): Promise<ExportStream> {
  const { store, vault, blobs, clock } = services;
  const { id, projectId, requestId, blobId, bytes: total } = wanted;
  const [start, end] = span;
  const words = { project: projectId, export: id, request: requestId, format: wanted.format, total } as const;
  await store.write.recordOnly([entry({ type: "export.downloaded", change: "started", bytes: end - start, ...words })]);
  const sealed = {
    size: await blobs.size(blobId),
    read: (range: { offset: number; length: number }) => blobs.read(blobId, range),
  };
  const grant = { kind: "internal", reason: "export-download", personId: wanted.requestedBy } as const;
  const opened = await vault.openBlob(grant, { projectId, purpose: "exports", record: blobId }, sealed);
  let left = 0;
  // The first look comes with the first byte: rights may have ended since the permission.
  let checked = -checkEveryBytes;
  async function* body(): AsyncGenerator<Uint8Array> {
    for await (const piece of opened.read({ offset: start, length: end - start })) {
      if (left - checked >= checkEveryBytes) {
        checked = left;
        await requireRequesterAllowed(services, wanted);
        await readyExport(services, id);
      }
      left += piece.length;
      yield piece;
    }
  }
  return {
    body: body(),
    finish: (whole) => {
      // What was cut off may have arrived up to its last byte but one: it never counts as the end.
      const reached = whole ? end : Math.min(start + left, end - 1);
      const change = whole ? "finished" : "interrupted";
      return store.write.deliverExport({
        id,
        span: reached > start ? [start, reached] : null,
        now: clock(),
        delivered: entry({ type: "export.downloaded", change, bytes: left, ...words }),
        closed: entry({ type: "export.closed", reason: "complete", ...words }),
      });
    },
  };
}
