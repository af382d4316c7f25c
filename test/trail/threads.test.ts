import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databasePath } from "@keyhole/db/sqlite/open";
import { checkTrail } from "@keyhole/server/ops/check-trail";
import { scanHere, type TrailScan } from "@keyhole/server/ops/trail-scan";
import { scanInThreads } from "@keyhole/server/ops/trail-threads";
import type { Frontier } from "@keyhole/shared/trail/tree";
import { type LargeTrail, openTrail } from "../bench/trail.ts";
import { type BuiltEntry, buildEntry } from "../images/build-worker.ts";

/** More than two segments. */
const entries = 140_000;
const dataDir = mkdtempSync(join(tmpdir(), "keyhole-threads-"));
let trail: LargeTrail;
let worker: BuiltEntry;
let scans: Readonly<Record<"here" | "in threads", TrailScan>>;

beforeAll(async () => {
  trail = await openTrail(dataDir, entries);
  worker = await buildEntry(new URL("../../server/ops/trail-worker.ts", import.meta.url));
  scans = {
    here: scanHere(trail.store.read),
    "in threads": scanInThreads({ entry: worker.entry, dataDir, threads: 2 }),
  };
});
afterAll(async () => {
  await trail.store.close();
  worker.remove();
  rmSync(dataDir, { recursive: true });
});

/** Runs with these rows changed, and puts them back. */
async function changed(sequences: readonly number[], work: () => Promise<void>): Promise<void> {
  const database = new Database(databasePath(dataDir));
  const change = database.prepare("update trail set outcome = ? where sequence = ?");
  const before = sequences.map((sequence) =>
    database.prepare<[number], string>("select outcome from trail where sequence = ?").pluck().get(sequence),
  );
  for (const sequence of sequences) change.run("failed", sequence);
  try {
    await work();
  } finally {
    for (const [at, sequence] of sequences.entries()) change.run(before[at], sequence);
    database.close();
  }
}

describe.each(["here", "in threads"] as const)("a check of several segments %s", (where) => {
  it("puts their trees together to the signed one", async () => {
    const counts: number[] = [];
    const onProgress = (checked: number): void => void counts.push(checked);
    const check = await checkTrail({ ...trail, trailScan: scans[where] }, { onProgress });
    expect(check).toMatchObject({ whole: true, size: entries });
    expect(counts.at(-1)).toBe(entries);
  });

  it("names the first of two changed rows, whichever thread meets one first", async () => {
    await changed([66_000, 131_080], async () => {
      const { problem } = await checkTrail({ ...trail, trailScan: scans[where] });
      expect(problem).toEqual({ kind: "copy-differs", index: 66_000, key: "outcome" });
    });
  });

  it("reads only what is new when it is given the tree of an earlier check", async () => {
    let whole: Frontier | undefined;
    const parts = { ...trail, trailScan: scans[where] };
    const onWhole = (frontier: Frontier): void => void (whole = frontier);
    await checkTrail(parts, { onWhole });
    expect(whole?.size).toBe(entries);
    await changed([5], async () => {
      expect((await checkTrail(parts, { since: whole, onWhole })).whole).toBe(true);
      expect((await checkTrail(parts)).whole).toBe(false);
    });
  });

  it("rejects with the reason when it is cancelled", async () => {
    const cancel = new AbortController();
    const onProgress = (): void => cancel.abort(new Error("enough"));
    const checking = checkTrail({ ...trail, trailScan: scans[where] }, { signal: cancel.signal, onProgress });
    await expect(checking).rejects.toThrow("enough");
  });
});
