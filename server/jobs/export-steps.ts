import type { StoredExport } from "@keyhole/db/store/exports";
import type { ItemId } from "@keyhole/shared/ids";
import type { KnownForm } from "../features/exports/questions.ts";
import { type ExportTerms, statesOf } from "../features/exports/terms.ts";
import { fileKinds, type Tally } from "./export-files.ts";
import { inPieces } from "./export-pieces.ts";
import { noting, pictureNames } from "./export-pictures.ts";
import { type RowServices, rowSource } from "./export-rows.ts";

/** Everything that writing the data file needs to know, as plain data: it goes to another thread. */
export interface StepsInput {
  readonly wanted: StoredExport;
  readonly terms: ExportTerms;
  readonly forms: readonly KnownForm[];
}

export type ExportStep =
  | { readonly kind: "piece"; readonly bytes: Uint8Array; readonly rows: number }
  /** The last one. `items`: whose rows were written, where pictures leave too. */
  | { readonly kind: "done"; readonly tally: Tally; readonly items: ReadonlySet<ItemId> };

/** The data file of an export, piece by piece. */
export async function* exportSteps(
  services: RowServices,
  { wanted, terms, forms }: StepsInput,
  signal: AbortSignal,
): AsyncGenerator<ExportStep> {
  const tally: Tally = { rows: 0, problems: new Map(), guidelineVersions: new Set() };
  const items = new Set<ItemId>();
  const rows = rowSource(services, { export: wanted, states: statesOf(terms.filters), signal });
  const withPictures = terms.pictures !== null;
  const pieces = fileKinds[wanted.format].pieces({
    source: withPictures ? noting(rows, items) : rows,
    terms,
    forms,
    metadataKeys: terms.metadataKeys,
    tally,
    pictureNames: withPictures ? pictureNames(services.read, wanted) : null,
  });
  for await (const bytes of inPieces(pieces)) yield { kind: "piece", bytes, rows: tally.rows };
  yield { kind: "done", tally, items };
}

/** A piece moves to whoever asked for it. One that shares its memory with others is copied. */
export const movedOf = (step: ExportStep): ArrayBuffer[] =>
  step.kind === "piece" &&
  step.bytes.buffer instanceof ArrayBuffer &&
  step.bytes.length === step.bytes.buffer.byteLength
    ? [step.bytes.buffer]
    : [];
