import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { KeyFolderError } from "./key-folder-error.ts";

/** Files that only the account of the server may use: 0600 in a folder of 0700, written whole or not at all. */

/** Makes the folder 0700 where it is missing (whatever the umask), else checks that it is private. */
export async function privateFolder(dir: string): Promise<void> {
  if ((await mkdir(dir, { recursive: true, mode: 0o700 })) !== undefined) {
    await syncFolder(dirname(dir));
  }
  checkPrivate(await stat(dir), dir);
}

/** The file's text, or undefined when there is none. Throws `KeyFolderError` when others may read it. */
export async function readPrivate(file: string): Promise<string | undefined> {
  let handle;
  try {
    handle = await open(file, "r");
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
  try {
    checkPrivate(await handle.stat(), file); // of the open file, so that what was checked is what is read
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
}

/** Writes with fsync and rename: after a crash the file is the old one or the new one, never a part. */
export async function writePrivate(file: string, bytes: string | Uint8Array): Promise<void> {
  const temporary = `${file}.${randomUUID()}${temporarySuffix}`;
  const handle = await open(temporary, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
  await syncFolder(dirname(file));
}

/** Removes what a crash left half written. Only for the process that owns the folder. */
export async function sweepTemporary(dir: string): Promise<void> {
  for (const name of await readdir(dir)) if (name.endsWith(temporarySuffix)) await rm(join(dir, name), { force: true });
}

const temporarySuffix = ".new";

async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isMissing = (cause: unknown): boolean => cause instanceof Error && "code" in cause && cause.code === "ENOENT";

function checkPrivate(entry: { readonly mode: number; readonly uid: number }, path: string): void {
  if ((entry.mode & 0o077) !== 0) throw new KeyFolderError("too-open", path);
  const own = process.getuid?.();
  // root may place files for the account: container platforms mount secrets so
  if (own !== undefined && entry.uid !== own && entry.uid !== 0) throw new KeyFolderError("foreign", path);
}
