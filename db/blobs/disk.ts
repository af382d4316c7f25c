import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, statfs, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { KeyholeError } from "@keyhole/shared/errors";
import { type BlobId, isId } from "@keyhole/shared/ids";
import type { BlobRange, BlobStore } from "./blob-store.ts";

export interface DiskBlobOptions {
  /** `<data>/blobs`; made when missing. Blobs stand in `ab/cd/<id>`, `ab` and `cd` being the id's first bytes in hex. */
  readonly dir: string;
  /** Writing stops with `unavailable` when the disk has less free than this: room kept for the trail and the database. */
  readonly lowWaterBytes?: number;
  /** How much is written between two looks at the free space. */
  readonly checkEveryBytes?: number;
  /** Free bytes of the file system that holds a folder. */
  readonly freeBytes?: (dir: string) => Promise<number>;
}

export const defaultLowWaterBytes = 512 * 1024 * 1024;

/** Opens the blob folder for the one process that owns it, and removes what a crash left half written. */
export async function openDiskBlobs(options: DiskBlobOptions): Promise<BlobStore> {
  await makeFolder(options.dir);
  await rm(join(options.dir, temporaryFolder), { recursive: true, force: true });
  await makeFolder(join(options.dir, temporaryFolder));
  return new DiskBlobs(options);
}

/** Reads beside the store that owns the folder, from another thread; it changes nothing there. */
export const readDiskBlobs = (dir: string): Pick<BlobStore, "read" | "size"> => new DiskBlobs({ dir });

const temporaryFolder = "unfinished";

class DiskBlobs implements BlobStore {
  readonly #dir: string;
  readonly #lowWaterBytes: number;
  readonly #checkEveryBytes: number;
  readonly #freeBytes: (dir: string) => Promise<number>;
  /** Ids that are being written: two writers of one id must not both find it free. */
  readonly #underway = new Set<BlobId>();
  /** Folders that are there and durable: at most 65,536. */
  readonly #folders = new Map<string, Promise<void>>();

  constructor(options: DiskBlobOptions) {
    this.#dir = options.dir;
    this.#lowWaterBytes = options.lowWaterBytes ?? defaultLowWaterBytes;
    this.#checkEveryBytes = options.checkEveryBytes ?? 16 * 1024 * 1024;
    this.#freeBytes = options.freeBytes ?? freeBytesOf;
  }

  async write(id: BlobId, source: AsyncIterable<Uint8Array>): Promise<{ readonly bytes: number }> {
    const path = this.#path(id);
    if (this.#underway.has(id)) throw new KeyholeError("conflict");
    this.#underway.add(id);
    const temporary = join(this.#dir, temporaryFolder, `${id}.${randomUUID()}`);
    try {
      if (await exists(path)) throw new KeyholeError("conflict");
      const bytes = await this.#fill(temporary, source);
      await this.#folder(dirname(path));
      await rename(temporary, path);
      await syncFolder(dirname(path));
      return { bytes };
    } catch (cause) {
      await rm(temporary, { force: true });
      throw errorCode(cause) === "ENOSPC" || errorCode(cause) === "EDQUOT" ? noRoom(this.#lowWaterBytes, cause) : cause;
    } finally {
      this.#underway.delete(id);
    }
  }

  async *read(id: BlobId, range?: BlobRange): AsyncGenerator<Uint8Array> {
    const file = await openBlob(this.#path(id));
    try {
      const { size } = await file.stat();
      const { offset, length } = range ?? { offset: 0, length: size };
      if (!isLength(offset) || !isLength(length) || offset + length > size) {
        throw new KeyholeError("invalid", {
          problems: [{ path: ["range"], message: "blobs.range", values: { size } }],
        });
      }
      yield* readPieces(file, { offset, length });
    } finally {
      await file.close();
    }
  }

  async size(id: BlobId): Promise<number> {
    const file = await openBlob(this.#path(id));
    try {
      return (await file.stat()).size;
    } finally {
      await file.close();
    }
  }

  async delete(id: BlobId): Promise<void> {
    const path = this.#path(id);
    try {
      await unlink(path);
    } catch (cause) {
      if (errorCode(cause) === "ENOENT") return;
      throw cause;
    }
    await syncFolder(dirname(path));
  }

  async list(page: { readonly after?: BlobId; readonly limit: number }): Promise<readonly BlobId[]> {
    const after = page.after === undefined ? undefined : placeOf(page.after);
    const ids: BlobId[] = [];
    for (const first of await hexFolders(this.#dir)) {
      if (after !== undefined && first < after.first) continue;
      for (const second of await hexFolders(join(this.#dir, first))) {
        if (after !== undefined && first === after.first && second < after.second) continue;
        const here = after !== undefined && first === after.first && second === after.second ? after.id : "";
        for (const name of (await readdir(join(this.#dir, first, second))).sort()) {
          if (ids.length >= page.limit) return ids;
          if (isId(name) && name > here) ids.push(name as BlobId); // isId checked it
        }
      }
    }
    return ids;
  }

  #path(id: BlobId): string {
    const place = placeOf(id);
    return join(this.#dir, place.first, place.second, place.id);
  }

  /** Every first user of a folder waits for the sync of the folders above, even when another one made it just now. */
  async #folder(dir: string): Promise<void> {
    const known = this.#folders.get(dir);
    if (known !== undefined) return known;
    const made = makeFolder(dir);
    this.#folders.set(dir, made);
    try {
      await made;
    } catch (cause) {
      this.#folders.delete(dir);
      throw cause;
    }
  }

  async #fill(path: string, source: AsyncIterable<Uint8Array>): Promise<number> {
    await this.#requireRoom();
    const file = await open(path, "wx", 0o600);
    try {
      let bytes = 0;
      let unchecked = 0;
      for await (const piece of source) {
        await writeAll(file, piece);
        bytes += piece.length;
        unchecked += piece.length;
        if (unchecked >= this.#checkEveryBytes) {
          await this.#requireRoom();
          unchecked = 0;
        }
      }
      await file.sync();
      return bytes;
    } finally {
      await file.close();
    }
  }

  async #requireRoom(): Promise<void> {
    const free = await this.#freeBytes(this.#dir);
    if (free < this.#lowWaterBytes) throw noRoom(this.#lowWaterBytes);
  }
}

const noRoom = (needed: number, cause?: unknown): KeyholeError =>
  new KeyholeError("unavailable", {
    problems: [{ path: [], message: "blobs.disk-low", values: { neededMegabytes: Math.ceil(needed / (1024 * 1024)) } }],
    ...(cause === undefined ? {} : { cause }),
  });

function placeOf(id: BlobId): { readonly first: string; readonly second: string; readonly id: BlobId } {
  if (!isId(id)) throw new KeyholeError("invalid", { problems: [{ path: ["blobId"], message: "blobs.not-an-id" }] });
  const start = Buffer.from(id, "base64url").toString("hex");
  return { first: start.slice(0, 2), second: start.slice(2, 4), id };
}

async function hexFolders(dir: string): Promise<readonly string[]> {
  return (await readdir(dir)).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
}

async function openBlob(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (cause) {
    if (errorCode(cause) === "ENOENT") throw new KeyholeError("absent");
    throw cause;
  }
}

const pieceBytes = 256 * 1024;

async function* readPieces(file: FileHandle, range: BlobRange): AsyncGenerator<Uint8Array> {
  let { offset, length } = range;
  while (length > 0) {
    const piece = new Uint8Array(Math.min(pieceBytes, length));
    const { bytesRead } = await file.read(piece, 0, piece.length, offset);
    if (bytesRead === 0) throw new KeyholeError("internal", { cause: new Error("a blob became shorter while read") });
    yield piece.subarray(0, bytesRead);
    offset += bytesRead;
    length -= bytesRead;
  }
}

async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  let rest = piece;
  while (rest.length > 0) rest = rest.subarray((await file.write(rest)).bytesWritten);
}

/** Makes a folder of the form `<blobs>/ab/cd` and syncs the two above it, whoever made them. */
async function makeFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await syncFolder(dirname(dir));
  await syncFolder(dirname(dirname(dir)));
}

async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (cause) {
    if (errorCode(cause) === "ENOENT") return false;
    throw cause;
  }
}

async function freeBytesOf(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
}

const isLength = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const errorCode = (cause: unknown): unknown => (cause instanceof Error && "code" in cause ? cause.code : undefined);
