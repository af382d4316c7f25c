import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { databasePath } from "@keyhole/db/sqlite/open";
import { openSqliteStore, type SqliteOptions } from "@keyhole/db/sqlite/sqlite-store";
import { isId } from "@keyhole/shared/ids";
import { systemEntry } from "../door/trail-drafts.ts";
import { takeFolderLock } from "../vault/data-folder.ts";
import type { KeyFolder } from "../vault/key-folder.ts";
import type { RandomBytes } from "../security/envelope.ts";
import { unpackArchive } from "./archive.ts";
import { openBackup } from "./backup.ts";
import { checkTrail, type TrailCheck } from "./check-trail.ts";

export interface RestoreOptions {
  readonly backup: string;
  /** Must be empty: nothing is ever overwritten. */
  readonly dataDir: string;
  readonly keys: KeyFolder;
  readonly signHead: SqliteOptions["signHead"];
  readonly random: RandomBytes;
  readonly now: number;
}

/**
 * Restores into an empty folder, checks the whole trail before anything is added to it, then ends every session and lease of
 * the time of the backup: what was signed in then has no business here now.
 */
export async function restoreBackup(options: RestoreOptions): Promise<TrailCheck> {
  const { dataDir, keys, random, now } = options;
  const unlock = await takeFolderLock(dataDir);
  try {
    const present = (await readdir(dataDir)).filter((name) => name !== "keyhole.lock");
    if (present.length > 0)
      throw new Error(`${dataDir} is not empty. Restore into a new folder; nothing is overwritten.`);
    await unpack(options);
    const store = openSqliteStore({ dataDir, signHead: options.signHead });
    try {
      const check = await checkTrail({ store, keys });
      const clock = () => now;
      const words = {
        type: "backup.restored",
        actor: "console",
        size: check.size,
        outcome: check.whole ? "ok" : "failed",
      } as const;
      await store.maintenance.endEverything(now, [systemEntry({ random, clock }, words)]);
      return check;
    } finally {
      await store.close();
    }
  } finally {
    await unlock();
  }
}

async function unpack({ backup, dataDir, keys }: RestoreOptions): Promise<void> {
  try {
    for await (const file of unpackArchive(openBackup(backup, keys.master))) {
      const path = file.name === "keyhole.db" ? databasePath(dataDir) : blobPath(dataDir, file.name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await pipeline(file.bytes, createWriteStream(path, { mode: 0o600, flags: "wx" }));
    }
  } catch (cause) {
    for (const name of await readdir(dataDir)) {
      if (name !== "keyhole.lock") await rm(join(dataDir, name), { recursive: true, force: true });
    }
    throw cause;
  }
}

/** The disk store's own layout: `ab/cd/<id>` by the id's first bytes. */
function blobPath(dataDir: string, name: string): string {
  const id = name.startsWith("blobs/") ? name.slice("blobs/".length) : "";
  if (!isId(id)) throw new Error("The backup holds a file that Keyhole never writes.");
  const hex = Buffer.from(id, "base64url").toString("hex");
  return join(dataDir, "blobs", hex.slice(0, 2), hex.slice(2, 4), id);
}
