import { createHash } from "node:crypto";
import type { ExportReader, Original, StoredExport } from "@keyhole/db/store/exports";
import type { ItemId } from "@keyhole/shared/ids";
import type { ExportTerms } from "../features/exports/terms.ts";
import type { Services } from "../services.ts";
import type { FilePieces } from "./export-files.ts";
import type { BuildRow, RowSource } from "./export-rows.ts";
import { ZipWriter } from "./zip-writer.ts";

const itemsPerRead = 64;
const endings: Readonly<Record<string, string>> = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp" };

/** Where a picture stands in the ZIP; files of formats that name pictures use the same. */
export const pictureName = ({ itemId, field, mime }: Pick<Original, "itemId" | "field" | "mime">): string =>
  `pictures/${itemId}/${encodeURIComponent(field)}.${endings[mime] ?? "bin"}`;

export interface PictureZip {
  readonly services: Services;
  readonly wanted: StoredExport;
  readonly terms: ExportTerms;
  /** Throws when the requester may not have this any more; asked between pictures. */
  readonly check: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** What became of the members, for the manifest: the list of checksums names every other one. */
export interface ZipMembers {
  data: { name: string; sha256: string } | null;
  checksums: { name: string; sha256: string } | null;
  pictures: number;
}

/**
 * A ZIP of the data file, the original pictures of the items that stand in it, and `checksums.sha256` (as `sha256sum -c`
 * reads it). One picture is in memory at a time.
 */
export async function* pictureZip(
  zip: PictureZip,
  data: { readonly name: string; readonly pieces: AsyncIterable<Uint8Array>; readonly items: ReadonlySet<ItemId> },
  members: ZipMembers,
): FilePieces {
  const writer = new ZipWriter(zip.services.clock());
  const lines: string[] = [];
  const note = (name: string, sha256: string): void => void lines.push(`${sha256}  ${name}\n`);
  const hash = createHash("sha256");
  yield* writer.streamed(data.name, hashed(data.pieces, hash));
  members.data = { name: data.name, sha256: hash.digest("hex") };
  note(data.name, members.data.sha256);
  for await (const { name, bytes } of pictures(zip, [...data.items])) {
    yield* writer.whole(name, bytes);
    members.pictures += 1;
    note(name, createHash("sha256").update(bytes).digest("hex"));
  }
  const list = Buffer.from(lines.join(""));
  members.checksums = { name: "checksums.sha256", sha256: createHash("sha256").update(list).digest("hex") };
  yield* writer.whole(members.checksums.name, list);
  yield* writer.end();
}

async function* hashed(source: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const piece of source) {
    hash.update(piece);
    yield piece;
  }
}

async function* pictures({ services, wanted, terms, check, signal }: PictureZip, items: readonly ItemId[]) {
  const { store, vault, blobs } = services;
  const { projectId } = wanted;
  const grant = { kind: "internal", reason: "export-pictures" } as const;
  for (let start = 0; start < items.length; start += itemsPerRead) {
    const originals = await store.read.exportOriginals(wanted.id, items.slice(start, start + itemsPerRead));
    for (const original of originals.filter(({ field }) => terms.fields.includes(field))) {
      await check();
      signal.throwIfAborted();
      const { id } = original;
      const sealed = {
        size: await blobs.size(id),
        read: (range: { offset: number; length: number }) => blobs.read(id, range),
      };
      const opened = await vault.openBlob(grant, { projectId, purpose: "blobs", record: id }, sealed);
      const parts: Uint8Array[] = [];
      for await (const part of opened.read()) parts.push(part);
      yield { name: pictureName(original), bytes: Buffer.concat(parts) };
    }
  }
}

/** The same rows; the items of those that were given out are noted. */
export const noting = (source: RowSource, items: Set<ItemId>): RowSource => ({
  async *rows(): AsyncGenerator<BuildRow> {
    for await (const row of source.rows()) {
      items.add(row.itemId);
      yield row;
    }
  },
});

/** Names of an item's pictures in the ZIP, by field. */
export type PictureNames = (itemId: ItemId) => Promise<ReadonlyMap<string, string>>;

export const pictureNames =
  (read: Pick<ExportReader, "exportOriginals">, wanted: StoredExport): PictureNames =>
  async (itemId) =>
    new Map((await read.exportOriginals(wanted.id, [itemId])).map((each) => [each.field, pictureName(each)]));
