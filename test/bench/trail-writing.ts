import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "@keyhole/db/sqlite/sqlite-store";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { openKeyFolder } from "@keyhole/server/vault/key-folder";
import { signHeadOf } from "@keyhole/server/vault/sign-head";
import { freshId, inserter, rawDatabase } from "./raw-database.ts";

export interface TrailWriting {
  readonly entries: number;
  /** Entries a second: encoded, hashed, put into the tree, its head signed once a commit. */
  readonly appendsPerSecond: number;
  /** Rows a second of plain inserts of the same columns, indexes and commits: no encoding, no hash, no tree. */
  readonly insertsPerSecond: number;
  /** `appendsPerSecond / insertsPerSecond`. */
  readonly appendRatio: number;
}

/** Entries in one commit: what some dozens of people write at once. */
const batch = 256;

/** The trail of a fresh store: appending, beside its twin. */
export async function benchTrailWriting(options: {
  readonly now: () => number;
  readonly entries: number;
}): Promise<TrailWriting> {
  const { now, entries } = options;
  const folder = mkdtempSync(join(tmpdir(), "keyhole-bench-"));
  const perSecond = (start: number): number => (entries / (now() - start)) * 1000;
  const keys = await openKeyFolder({ dir: join(folder, "keys"), mayCreate: true, randomBytes });
  const store = openSqliteStore({ dataDir: folder, signHead: signHeadOf(keys) });
  try {
    const made = { random: randomBytes, clock: () => Date.now() };
    const [actor, session, project] = [freshId<"person">(), freshId<"session">(), freshId<"project">()];
    const ids = () => ({ item: freshId<"item">(), lease: freshId<"lease">(), view: freshId<"view">() });
    const words = { type: "view.opened", purpose: "annotate", epoch: 1, actor, session, project } as const;
    const draft = () => systemEntry(made, { ...words, ...ids() });
    const appending = now();
    for (let start = 0; start < entries; start += batch) {
      const count = Math.min(batch, entries - start);
      await Promise.all(Array.from({ length: count }, () => store.write.recordOnly([draft()])));
    }
    const appendsPerSecond = perSecond(appending);

    const insertsPerSecond = plainInserts(join(folder, "twin.db"), options);

    return {
      entries,
      appendsPerSecond,
      insertsPerSecond,
      appendRatio: appendsPerSecond / insertsPerSecond,
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function plainInserts(path: string, options: { readonly now: () => number; readonly entries: number }): number {
  const { now, entries } = options;
  const database = rawDatabase(path);
  const columns = ["sequence", "id", "type", "time", "actor", "project", "item", "lease", "view", "entry", "leaf"];
  const insert = inserter(database, "trail", columns);
  const entry = randomBytes(330);
  const leaf = randomBytes(32);
  const [actor, project] = [freshId<"person">(), freshId<"project">()];
  const start = now();
  for (let from = 0; from < entries; from += batch) {
    database.exec("begin immediate");
    for (let sequence = from; sequence < Math.min(entries, from + batch); sequence++) {
      const ids = { item: freshId<"item">(), lease: freshId<"lease">(), view: freshId<"view">() };
      const refs = { id: freshId<"entry">(), actor, project, ...ids };
      insert.run({ sequence, type: "view.opened", time: Date.now(), ...refs, entry, leaf });
    }
    database.exec("commit");
  }
  const perSecond = (entries / (now() - start)) * 1000;
  database.close();
  return perSecond;
}
