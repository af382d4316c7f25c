import Database from "better-sqlite3";
import { databasePath } from "@keyhole/db/sqlite/open";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { checkTrail } from "@keyhole/server/ops/check-trail";
import { scanInThreads } from "@keyhole/server/ops/trail-threads";
import type { Frontier } from "@keyhole/shared/trail/tree";
import { randomBytes } from "node:crypto";
import { buildEntry } from "../images/build-worker.ts";
import { sha256 } from "./raw-database.ts";
import type { LargeTrail } from "./trail.ts";

export interface TrailChecking {
  readonly entries: number;
  /** Of a full check in one thread: read, spelling, leaf, copies, tree, signed head. */
  readonly seconds: number;
  readonly verifiedPerSecond: number;
  /** Entries a second of a scan that takes SHA-256 of the same bytes and nothing else. */
  readonly hashedPerSecond: number;
  /** `verifiedPerSecond / hashedPerSecond`. */
  readonly verifyRatio: number;
  /** Of a full check in two threads. */
  readonly secondsInTwoThreads: number;
  /** Milliseconds of a check of what came after an earlier one: a thousand entries. */
  readonly newOnlyMs: number;
}

/** Checks the whole of a large trail, beside its twin. */
export async function benchTrailChecking(trail: LargeTrail, now: () => number): Promise<TrailChecking> {
  const { store, keys, dataDir } = trail;
  const { entry, remove } = await buildEntry(new URL("../../server/ops/trail-worker.ts", import.meta.url));
  let since: Frontier | undefined;
  const timed = async (threads: number): Promise<number> => {
    const began = now();
    const trailScan = scanInThreads({ entry, dataDir, threads });
    const { whole, finding } = await checkTrail(
      { store, keys, trailScan },
      { since, onWhole: (found) => (since ??= found) },
    );
    if (!whole) throw new Error(finding);
    return (now() - began) / 1000;
  };
  try {
    const { size: entries } = await store.read.trailHead();
    const secondsInTwoThreads = await timed(2);
    since = undefined;
    const hashedPerSecond = entries / hashed(dataDir, now);
    const seconds = await timed(1);
    const made = { random: randomBytes, clock: () => Date.now() };
    const drafts = Array.from({ length: 1000 }, () => systemEntry(made, { type: "server.alarmed", reason: "bench" }));
    await store.write.recordOnly(drafts);
    const newOnlyMs = (await timed(1)) * 1000;
    const verifiedPerSecond = entries / seconds;
    const verifyRatio = verifiedPerSecond / hashedPerSecond;
    return { entries, seconds, verifiedPerSecond, hashedPerSecond, verifyRatio, secondsInTwoThreads, newOnlyMs };
  } finally {
    remove();
  }
}

function hashed(dataDir: string, now: () => number): number {
  const database = new Database(databasePath(dataDir), { readonly: true });
  const began = now();
  const entries = database.prepare<[], Buffer>("select entry from trail order by sequence").pluck();
  for (const entry of entries.iterate()) sha256(entry);
  const seconds = (now() - began) / 1000;
  database.close();
  return seconds;
}
