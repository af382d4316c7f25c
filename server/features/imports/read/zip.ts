import { Readable } from "node:stream";
import yauzl from "yauzl";
import type { Problem } from "@keyhole/shared/errors";
import type { OpenedBlob } from "../../../vault/blob-stream.ts";
import type { ImportLimits } from "../limits.ts";
import { type ByteSource, found, type Place } from "./record.ts";

export interface Archive {
  readonly entries: readonly ByteSource[];
  /** Entries that were left out and why. */
  readonly problems: readonly { readonly place: Place; readonly problem: Problem }[];
}

/** Reads ranges of an opened upload. Nothing is ever unpacked to a disk: names are only names. */
class UploadReader extends yauzl.RandomAccessReader {
  readonly #blob: OpenedBlob;

  constructor(blob: OpenedBlob) {
    super();
    this.#blob = blob;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#blob.read({ offset: start, length: end - start }), { objectMode: false });
  }
}

const typeMask = 0o170000;
const symbolicLink = 0o120000;
const regularFile = 0o100000;
const madeByUnix = 3;
const ratioFrom = 1024 ** 2;

/** Things that archivers add by themselves; they are no data and no problem. */
const noise = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|\._)/u;

/**
 * The files of a ZIP. Every entry is judged by its own record before a byte of it is unpacked; while it unpacks, more
 * bytes than it promised end it. `unpacked` is the budget of the whole import, counted down.
 */
export async function readZip(
  name: string,
  blob: OpenedBlob,
  { limits, unpacked }: { readonly limits: ImportLimits; readonly unpacked: { left: number } },
): Promise<Archive> {
  const entries: ByteSource[] = [];
  const problems: { place: Place; problem: Problem }[] = [];
  const refuse = (file: string, problem: Problem) => void problems.push({ place: { file, line: null }, problem });
  let zip: yauzl.ZipFile;
  try {
    const options = { decodeStrings: false, lazyEntries: true, autoClose: false, validateEntrySizes: true };
    zip = await yauzl.fromRandomAccessReaderPromise(new UploadReader(blob), blob.size, options);
  } catch {
    refuse(name, found("import.zip-damaged"));
    return { entries, problems };
  }
  if (zip.entryCount > limits.zipEntries) {
    refuse(name, found("import.zip-entries", { count: zip.entryCount, limit: limits.zipEntries }));
    return { entries, problems };
  }
  try {
    for await (const entry of zip.eachEntry()) {
      const path = nameOf(entry);
      if (path.endsWith("/") || noise.test(path)) continue;
      const file = `${name}/${printable(path)}`;
      const problem = entryProblem(entry, path, limits) ?? budgetProblem(entry, unpacked, limits);
      if (problem !== null) refuse(file, problem);
      else entries.push({ name: path, bytes: entry.uncompressedSize, packed: true, read: () => unpack(zip, entry) });
    }
  } catch {
    refuse(name, found("import.zip-damaged"));
  }
  return { entries, problems };
}

/** Names are UTF-8 where the entry says so, else code page 437, as the format has it. */
const nameOf = (entry: yauzl.Entry): string =>
  yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

const printable = (path: string): string => path.replaceAll(/\p{Cc}/gu, "\u{FFFD}").slice(0, 300);

function entryProblem(entry: yauzl.Entry, path: string, limits: ImportLimits): Problem | null {
  const mode = entry.versionMadeBy >>> 8 === madeByUnix ? (entry.externalFileAttributes >>> 16) & typeMask : 0;
  if (mode === symbolicLink) return found("import.zip-link");
  if (mode !== 0 && mode !== regularFile) return found("import.zip-special");
  if (!isSafeName(path, limits)) return found("import.name");
  if (entry.isEncrypted()) return found("import.zip-encrypted");
  if (!entry.canDecodeFileData()) return found("import.zip-method");
  if (/\.(zip|jar|7z|rar|tar|gz|tgz|bz2|xz)$/iu.test(path)) return found("import.zip-nested");
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (size > limits.fileBytes) return found("import.file-too-large", { limit: limits.fileBytes });
  if (size > ratioFrom && size > packed * limits.zipRatio) return found("import.zip-ratio", { limit: limits.zipRatio });
  return null;
}

function budgetProblem(entry: yauzl.Entry, unpacked: { left: number }, limits: ImportLimits): Problem | null {
  if (entry.uncompressedSize > unpacked.left) return found("import.zip-unpacked", { limit: limits.unpackedBytes });
  unpacked.left -= entry.uncompressedSize;
  return null;
}

/** A relative path without ways up, drive letters, backslashes or control characters. */
export const isSafeName = (path: string, limits: Pick<ImportLimits, "nameLength">): boolean =>
  path.length > 0 &&
  path.length <= limits.nameLength &&
  !/[\p{Cc}\p{Cs}\\]|^\/|^[A-Za-z]:/u.test(path) &&
  !path.split("/").some((part) => part === ".." || part === "." || part === "");

async function* unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry);
  try {
    for await (const piece of stream) yield piece as Uint8Array; // a byte stream of Node gives Buffers
  } finally {
    stream.destroy();
  }
}
