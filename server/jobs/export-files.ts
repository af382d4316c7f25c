import type { ExportFormat } from "@keyhole/db/store/exports";
import type { KnownForm } from "../features/exports/questions.ts";
import type { ExportTerms } from "../features/exports/terms.ts";
import type { RowSource } from "./export-rows.ts";
import type { PictureNames } from "./export-pictures.ts";
import { cocoFile } from "./export-coco.ts";
import { conllFile } from "./export-conll.ts";
import { csvFile } from "./export-csv.ts";
import { jsonlFile } from "./export-jsonl.ts";

/** What a format needs to write its file. */
export interface FileInput {
  readonly source: RowSource;
  readonly terms: ExportTerms;
  readonly forms: readonly KnownForm[];
  /** Metadata keys that the project keeps in the open. */
  readonly metadataKeys: readonly string[];
  readonly tally: Tally;
  /** Where the pictures leave too: names in the ZIP for formats that name them. */
  readonly pictureNames: PictureNames | null;
}

/** What the build counts on its way, for the manifest. */
export interface Tally {
  rows: number;
  /** What the format could not hold, by key of the problem. */
  readonly problems: Map<string, number>;
  readonly guidelineVersions: Set<number>;
}

export type FilePieces = AsyncGenerator<string | Uint8Array>;

export interface FileKind {
  readonly ending: string;
  readonly mime: string;
  pieces(input: FileInput): FilePieces;
}

export const fileKinds: Readonly<Record<ExportFormat, FileKind>> = {
  jsonl: { ending: "jsonl", mime: "application/x-ndjson", pieces: jsonlFile },
  coco: { ending: "json", mime: "application/json", pieces: cocoFile },
  conll: { ending: "conll", mime: "text/plain", pieces: conllFile },
  csv: { ending: "csv", mime: "text/csv", pieces: csvFile },
};
