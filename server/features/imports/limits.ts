import { itemLimits } from "@keyhole/shared/fields/check-item";
import { z } from "zod";
import { defaultImageLimits } from "../../images/limits.ts";

const gigabyte = 1000 ** 3;
const megabyte = 1000 ** 2;
const count = (usual: number) => z.int().positive().default(usual);

const pictureLimits = z.strictObject({
  bytes: count(defaultImageLimits.bytes),
  pixels: count(defaultImageLimits.pixels),
  side: count(defaultImageLimits.side),
  ratio: count(defaultImageLimits.ratio),
  seconds: count(defaultImageLimits.seconds),
});

/** What an import may cost. All are settings (`KEYHOLE_IMPORT_LIMITS`, JSON); docs/imports.md lists them. */
export const importLimits = z.strictObject({
  /** Bytes of one uploaded file. */
  fileBytes: count(2 * gigabyte),
  /** Bytes of all uploaded files of one import. */
  importBytes: count(20 * gigabyte),
  files: count(100_000),
  /** Uploads under way at once, in the whole installation. */
  uploads: count(16),
  /** Milliseconds without a byte after which an upload is cut off. */
  uploadIdleMs: count(60_000),
  /** Characters of a file name with its folders. */
  nameLength: count(500),
  records: count(1_000_000),
  /** Bytes of one record: a line, an element, a row. */
  recordBytes: count(4 * megabyte),
  /** Levels of lists and objects inside each other. */
  depth: count(32),
  /** Keys of one object, columns of one table. */
  keys: count(1000),
  textBytes: count(itemLimits.textBytes),
  turns: count(itemLimits.turns),
  candidates: count(itemLimits.candidates),
  metadataKeys: count(50),
  /** Characters of one metadata value. */
  metadataLength: count(1000),
  /** Annotations of all COCO files of one import: they are held in memory. */
  cocoAnnotations: count(1_000_000),
  /** Annotations of a COCO file in memory at once; a file with more is read once more for each so many. */
  cocoHeld: count(100_000),
  zipEntries: count(200_000),
  /** Unpacked bytes for each packed byte of one entry over 1 MB. */
  zipRatio: count(200),
  /** Unpacked bytes of all ZIP files of one import. */
  unpackedBytes: count(50 * gigabyte),
  /** Problems kept for reading; the rest is counted. */
  problems: count(1000),
  /** Imports without a change that were never started are removed after this many milliseconds. */
  abandonedMs: count(24 * 3_600_000),
  /** Items in one transaction. */
  batch: z.int().min(1).max(500).default(200),
  /** Records mapped and stored at once. */
  atOnce: z.int().min(1).max(32).default(4),
  picture: pictureLimits.prefault({}),
});
export type ImportLimits = z.infer<typeof importLimits>;

export const defaultImportLimits: ImportLimits = importLimits.parse({});
