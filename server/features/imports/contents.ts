import { setImmediate } from "node:timers/promises";
import type { ImportFile } from "@keyhole/db/store/imports";
import type { Problem } from "@keyhole/shared/errors";
import type { Services } from "../../services.ts";
import type { OpenedBlob } from "../../vault/blob-stream.ts";
import type { ImportLimits } from "./limits.ts";
import { readCoco } from "./read/coco.ts";
import { readConllFile } from "./read/conll.ts";
import { readCsv } from "./read/csv.ts";
import { readJson } from "./read/json.ts";
import { readJsonl } from "./read/jsonl.ts";
import { type ByteSource, found, type Place, type ReadRecord } from "./read/record.ts";
import { headBytes, importFormats, type ImportFormat, looksLikePicture, sniffFormat } from "./read/sniff.ts";
import { readZip } from "./read/zip.ts";

type DataFormat = "jsonl" | "json" | "coco" | "csv" | "conll";
const readers: Readonly<Record<DataFormat, (source: ByteSource, limits: ImportLimits) => AsyncGenerator<ReadRecord>>> =
  { jsonl: readJsonl, json: readJson, coco: readCoco, csv: readCsv, conll: readConllFile };

const isData = (format: ImportFormat): format is DataFormat => Object.hasOwn(readers, format);

/** Everything that was uploaded for one import, opened: data files to read records from, and pictures by name. */
export interface Contents {
  readonly data: readonly { readonly format: DataFormat; readonly source: ByteSource }[];
  readonly pictures: Pictures;
  /** Files and archive entries that cannot be used. */
  readonly problems: readonly { readonly place: Place; readonly problem: Problem }[];
  /** Plain, unpacked bytes of everything that will be read. */
  readonly bytes: number;
}

/** Pictures by their path, and by their bare name where only one has it. */
export class Pictures {
  readonly #byPath = new Map<string, ByteSource>();
  readonly #byName = new Map<string, ByteSource | "several">();

  add(source: ByteSource): void {
    if (this.#byPath.has(source.name)) return;
    this.#byPath.set(source.name, source);
    const name = bareName(source.name);
    this.#byName.set(name, this.#byName.has(name) ? "several" : source);
  }

  find(path: string): ByteSource | undefined {
    const whole = this.#byPath.get(path.replace(/^\.\//u, ""));
    const named = this.#byName.get(bareName(path));
    return whole ?? (named === "several" ? undefined : named);
  }

  get size(): number {
    return this.#byPath.size;
  }

  all(): Iterable<ByteSource> {
    return this.#byPath.values();
  }
}

const bareName = (path: string): string => path.slice(path.search(/[^/\\]*$/u));

/** Names opened before the event loop gets a turn: an import may have a hundred thousand files. */
const namesATurn = 200;

const grant = { kind: "internal", reason: "import" } as const;

/** Also in the thread that reads imports, which has no more than this. */
export interface UploadServices {
  readonly vault: Services["vault"];
  readonly blobs: Pick<Services["blobs"], "read" | "size">;
}

export async function openUpload(
  services: UploadServices,
  file: Pick<ImportFile, "id" | "projectId">,
): Promise<OpenedBlob> {
  const { vault, blobs } = services;
  const size = await blobs.size(file.id);
  const sealed = { size, read: (range: { offset: number; length: number }) => blobs.read(file.id, range) };
  return vault.openBlob(grant, { projectId: file.projectId, purpose: "imports", record: file.id }, sealed);
}

export async function fileName(services: Pick<Services, "vault">, file: Pick<ImportFile, "id" | "projectId" | "name">) {
  const identity = { projectId: file.projectId, purpose: "imports", record: `${file.id}/name` } as const;
  return Buffer.from(await services.vault.openRecord(grant, identity, file.name)).toString("utf8");
}

/** Opens the finished files of an import. ZIP directories are read now, everything else only when it is asked for. */
export async function openContents(
  services: UploadServices,
  files: readonly ImportFile[],
  limits: ImportLimits,
): Promise<Contents> {
  const data: { format: DataFormat; source: ByteSource }[] = [];
  const pictures = new Pictures();
  const problems: { place: Place; problem: Problem }[] = [];
  const unpacked = { left: limits.unpackedBytes };
  const sort = (source: ByteSource, format: ImportFormat, file: string): void => {
    if (isData(format)) data.push({ format, source: { ...source, name: file } });
    else if (format === "picture") pictures.add(source);
    else problems.push({ place: { file, line: null }, problem: found("import.format-unknown") });
  };
  for (const [index, file] of files.entries()) {
    if (file.bytes === null) continue;
    if (index % namesATurn === namesATurn - 1) await setImmediate();
    const name = await fileName(services, file);
    const format = importFormats.find((each) => each === file.format) ?? "unknown";
    if (format === "zip") {
      const archive = await readZip(name, await openUpload(services, file), { limits, unpacked });
      problems.push(...archive.problems);
      for (const entry of archive.entries) sort(entry, await entryFormat(entry), `${name}/${entry.name}`);
    } else {
      const read = async function* () {
        yield* (await openUpload(services, file)).read();
      };
      sort({ name, bytes: file.bytes, read }, format, name);
    }
  }
  const bytes = [...data.map(({ source }) => source), ...pictures.all()].reduce((sum, each) => sum + each.bytes, 0);
  return { data, pictures, problems, bytes };
}

async function entryFormat(entry: ByteSource): Promise<ImportFormat> {
  if (looksLikePicture(entry.name)) return "picture";
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of entry.read()) {
    parts.push(piece);
    length += piece.length;
    if (length >= headBytes) break;
  }
  return sniffFormat(entry.name, Buffer.concat(parts).subarray(0, headBytes));
}

/** Every record in a fixed order. `onBytes` hears of the bytes of data files as they are read. */
export async function* recordsOf(
  contents: Contents,
  limits: ImportLimits,
  onBytes: (bytes: number) => void,
): AsyncGenerator<ReadRecord> {
  for (const { place, problem } of contents.problems) yield { place, value: null, problems: [problem] };
  for (const { format, source } of contents.data) {
    yield* readers[format](counted(source, onBytes), limits);
  }
  // Without a data file every picture is a record of its own.
  if (contents.data.length > 0) return;
  for (const { name } of contents.pictures.all()) yield { place: { file: name, line: null }, value: { image: name } };
}

const counted = (source: ByteSource, onBytes: (bytes: number) => void): ByteSource => ({
  ...source,
  async *read() {
    for await (const piece of source.read()) {
      onBytes(piece.length);
      yield piece;
    }
  },
});
