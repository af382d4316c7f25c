import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

const lockName = "keyhole.lock";

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return typeof cause === "object" && cause !== null && "code" in cause && cause.code === "EPERM";
  }
};

/** When a process started, in clock ticks since boot: a process id that was given out again has another one. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

/** True where nothing was ever stored: only then may keys be made. */
export async function isNewDataFolder(dataDir: string): Promise<boolean> {
  if (!existsSync(dataDir)) return true;
  return (await readdir(dataDir)).every((name) => name === lockName);
}

/**
 * One process owns a data folder. The lock names the process and when it started, so that a lock left behind by a crash
 * is taken over, also when the id was given to another process since. Gives the function that releases it.
 */
export async function takeFolderLock(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, lockName);
  const mine = `${process.pid} ${await startOf(process.pid)}`;
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(path, mine, { flag: "wx", mode: 0o600 });
      return () => rm(path, { force: true });
    } catch (cause) {
      const taken = typeof cause === "object" && cause !== null && "code" in cause && cause.code === "EEXIST";
      if (!taken) throw cause;
    }
    const [pid = "", start = ""] = (await readFile(path, "utf8").catch(() => "")).split(" ");
    if (isRunning(Number(pid)) && (await startOf(Number(pid))) === start) {
      throw new FolderInUse(
        `${dataDir} is in use by process ${pid}. Stop that Keyhole first, or set KEYHOLE_DATA_DIR to another folder.`,
      );
    }
    await rm(path, { force: true });
  }
  throw new FolderInUse(`${dataDir} is being taken by another Keyhole right now. Try again.`);
}
