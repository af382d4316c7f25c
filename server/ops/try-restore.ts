import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Services } from "../services.ts";
import { signHeadOf } from "../vault/sign-head.ts";
import type { TrailCheck } from "./check-trail.ts";
import { restoreBackup } from "./restore.ts";

/** Restores a backup into a folder that is thrown away, with the keys of this installation, and says what it found. */
export async function tryRestore({ keys, random, clock }: Services, path: string): Promise<TrailCheck> {
  const folder = await mkdtemp(join(tmpdir(), "keyhole-restore-"));
  try {
    const target = { dataDir: join(folder, "data"), keys, signHead: signHeadOf(keys), random, now: clock() };
    return await restoreBackup({ backup: resolve(path), ...target });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
