import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ExportReader, ExportRow, StoredExport } from "@keyhole/db/store/exports";
import type { AnnotationId } from "@keyhole/shared/ids";
import type { AnnotationState } from "@keyhole/shared/vocabulary";
import { unpackIds } from "../features/exports/scan.ts";
import type { ExportTerms } from "../features/exports/terms.ts";
import type { Services } from "../services.ts";
import type { RecordIdentity } from "../security/key-derivation.ts";

/** Annotations read together; their items' content is in memory at the same time. */
const rowsPerRead = 64;
/** How long a build holds the event loop before it gives way to people. */
const sliceMs = 5;

/** One pinned annotation; opening is left to the format, which may not need both. */
export interface BuildRow extends Omit<ExportRow, "answers" | "content"> {
  /** Place in the pinned list. */
  readonly ordinal: number;
  answers(): Promise<Uint8Array>;
  content(): Promise<Uint8Array>;
}

export interface RowSource {
  /** Goes over the pinned annotations in their order; each call starts anew. Returned and superseded ones are left out. */
  rows(): AsyncGenerator<BuildRow>;
}

export interface RowOptions {
  readonly export: StoredExport;
  /** An annotation that was returned or replaced since the request is in none of them, and stays. */
  readonly states: readonly AnnotationState[];
  readonly signal: AbortSignal;
}

const grant = { kind: "internal", reason: "export-build" } as const;

/** Also in a thread, which has no more than this. */
export interface RowServices {
  readonly read: ExportReader;
  readonly vault: Services["vault"];
}

export function rowSource({ read, vault }: RowServices, { export: wanted, states, signal }: RowOptions): RowSource {
  const { projectId } = wanted;
  const breathe = breather();

  const opened = (identity: RecordIdentity, sealed: Uint8Array): (() => Promise<Uint8Array>) => {
    let kept: Promise<Uint8Array> | undefined;
    return () => (kept ??= vault.openRecord(grant, identity, sealed));
  };

  return {
    async *rows() {
      let ordinal = 0;
      // Annotations of one item follow each other: its content is opened once.
      let item: { id: string; content: () => Promise<Uint8Array> } | undefined;
      for (let part = 0; ; part++) {
        const packed = await read.exportPins(wanted.id, part);
        if (packed === null) return;
        const ids = unpackIds(packed);
        for (let start = 0; start < ids.length; start += rowsPerRead) {
          signal.throwIfAborted();
          const batch = ids.slice(start, start + rowsPerRead) as AnnotationId[]; // packed from annotation ids
          const found = new Map(
            (await read.exportRows(wanted.id, batch)).map((row) => [row.annotationId, row] as const),
          );
          for (const id of batch) {
            const row = found.get(id);
            const place = ordinal++;
            if (row === undefined || !states.includes(row.state)) continue;
            if (item?.id !== row.itemId) {
              const identity = { projectId, purpose: "items", record: row.itemId } as const;
              item = { id: row.itemId, content: opened(identity, row.content) };
            }
            const answers = opened({ projectId, purpose: "answers", record: id }, row.answers);
            yield { ...row, ordinal: place, answers, content: item.content };
            await breathe(signal);
          }
        }
      }
    },
  };
}

/** Gives the event loop away whenever a slice is used up. */
function breather(): (signal: AbortSignal) => Promise<void> {
  let since = performance.now();
  return async (signal) => {
    if (performance.now() - since < sliceMs) return;
    await nextTurn();
    signal.throwIfAborted();
    since = performance.now();
  };
}

/** The pinned list is the one that was approved: its hash stands in the terms that the approval is bound to. */
export async function pinsAreApproved(services: Services, wanted: StoredExport, terms: ExportTerms): Promise<boolean> {
  const hash = createHash("sha256");
  for (let part = 0; ; part++) {
    const packed = await services.store.read.exportPins(wanted.id, part);
    if (packed === null) return hash.digest("hex") === terms.pins;
    hash.update(packed);
  }
}
