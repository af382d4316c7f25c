import { createReadStream, existsSync } from "node:fs";
import { mkdtemp, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { databasePath } from "@keyhole/db/sqlite/open";
import { KeyholeError } from "@keyhole/shared/errors";
import { blobKeyOf, newBlobKey } from "../security/chunked.ts";
import { hkdf } from "../security/envelope.ts";
import type { Services } from "../services.ts";
import { openSource, readHead, sealStream } from "../vault/blob-stream.ts";
import { findKey, type KeyRing } from "../vault/key-ring.ts";
import { packArchive, type ArchiveFile } from "./archive.ts";

/** Sealed under a key derived from the master key: useless without the key backup, which is kept apart. */
const backupKey = (key: { version: number; key: Uint8Array }) => ({
  version: key.version,
  key: hkdf(key.key, new Uint8Array(0), "keyhole/backup/v1"),
});
const identity = "backup";

export interface WrittenBackup {
  readonly path: string;
  readonly bytes: number;
  readonly blobs: number;
}

/**
 * One sealed file with a consistent copy of the database and every stored blob, made while work goes on. Blobs are written
 * before their rows and never changed, so those that the copy names are there. Keys are not in it.
 */
export async function writeBackup(
  { store, blobs, keys, config, random }: Services,
  path: string,
): Promise<WrittenBackup> {
  const target = resolve(path);
  // An older backup is never written over: it may be the only one that is good.
  if (existsSync(target))
    throw new KeyholeError("conflict", { problems: [{ path: [target], message: "backup.exists" }] });
  const work = await mkdtemp(join(config.dataDir, "backup-"));
  try {
    const copy = databasePath(work);
    await store.maintenance.snapshotTo(copy);
    let count = 0;
    const files = async function* (): AsyncGenerator<ArchiveFile> {
      yield { name: "keyhole.db", size: (await stat(copy)).size, bytes: createReadStream(copy) };
      for await (const id of store.maintenance.blobIds()) {
        const size = await blobs.size(id).catch((cause: unknown) => {
          // Deleted since the copy was made, with its row.
          if (cause instanceof KeyholeError && cause.code === "absent") return null;
          throw cause;
        });
        if (size === null) continue;
        count += 1;
        yield { name: `blobs/${id}`, size, bytes: blobs.read(id) };
      }
    };
    const key = newBlobKey(backupKey(keys.master.active), identity, random);
    const bytes = await writeDurably(target, sealStream(key, packArchive(files())));
    return { path: target, bytes, blobs: count };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Under a temporary name first: a backup that was cut off never looks like one. */
async function writeDurably(path: string, source: AsyncIterable<Uint8Array>): Promise<number> {
  const unfinished = `${path}.unfinished`;
  const file = await open(unfinished, "wx", 0o600);
  let bytes = 0;
  try {
    for await (const piece of source) {
      await file.write(piece);
      bytes += piece.length;
    }
    await file.sync();
  } catch (cause) {
    await file.close();
    await rm(unfinished, { force: true });
    throw cause;
  }
  await file.close();
  await rename(unfinished, path);
  const folder = await open(dirname(path), "r");
  await folder.sync();
  await folder.close();
  return bytes;
}

/** The plain archive of a backup file. Throws when it was altered, or when its master key is not in this ring. */
export async function* openBackup(path: string, master: KeyRing): AsyncGenerator<Uint8Array> {
  const { size } = await stat(path);
  const read = ({ offset, length }: { offset: number; length: number }) =>
    createReadStream(path, { start: offset, end: offset + length - 1 });
  const source = { size, read };
  const head = await readHead(source);
  const version = Buffer.from(head).readUInt32BE(1);
  const found = findKey(master, version);
  const key = found === undefined ? undefined : blobKeyOf(backupKey(found), identity, head);
  if (key === undefined || !key.ok) {
    throw new Error("This backup was made with keys that are not in the key folder. Restore its key backup first.");
  }
  const opened = await openSource(key.value, source);
  yield* opened.read();
}
