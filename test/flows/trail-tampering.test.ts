import { copyFileSync, mkdtempSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { databasePath } from "@keyhole/db/sqlite/open";
import { openSqliteStore } from "@keyhole/db/sqlite/sqlite-store";
import { signHeadOf } from "@keyhole/server/vault/sign-head";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { checkTrail, type TrailCheck } from "@keyhole/server/ops/check-trail";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "./trail-world.ts";

let world: World;
let size = 0;
const folder = mkdtempSync(join(tmpdir(), "keyhole-tamper-"));

beforeAll(async () => {
  world = await makeWorld();
  const { services } = world.harness.app;
  // Enough for two milestones, one entry a commit.
  for (let count = 0; count < 160; count++) {
    await services.store.write.recordOnly([systemEntry(services, { type: "server.alarmed", reason: "test" })]);
  }
  const original = new Database(databasePath(world.harness.dataDir));
  await original.backup(join(folder, "original.db"));
  original.close();
  const copy = new Database(join(folder, "original.db"));
  size = copy.prepare<[], { size: number }>("select size from trail_head").get()?.size ?? 0;
  copy.close();
});
afterAll(async () => {
  await world.harness.close();
  rmSync(folder, { recursive: true });
});

let copies = 0;

/** What a check says of a copy of the world's database after somebody with access to the file changed it. */
async function checkAfter(tamper: (database: Database.Database) => void): Promise<TrailCheck> {
  const { keys } = world.harness.app.services;
  const dataDir = join(folder, String(copies++));
  mkdirSync(dataDir);
  copyFileSync(join(folder, "original.db"), databasePath(dataDir));
  const database = new Database(databasePath(dataDir));
  tamper(database);
  database.close();
  const store = openSqliteStore({ dataDir, signHead: signHeadOf(keys) });
  try {
    return await checkTrail({ store, keys });
  } finally {
    await store.close();
  }
}

const entryAt = (database: Database.Database, sequence: number): Buffer =>
  database.prepare<[number], { entry: Buffer }>("select entry from trail where sequence = ?").get(sequence)?.entry ??
  Buffer.alloc(0);

/** Exchanges two rows with everything that stands in them: each row agrees with itself afterwards. */
const swap = (database: Database.Database, first: number, second: number): void => {
  const move = database.prepare("update trail set sequence = ? where sequence = ?");
  move.run(-1, first);
  move.run(first, second);
  move.run(second, -1);
};

describe("a check of the trail", () => {
  it("finds an untouched copy whole", async () => {
    expect(await checkAfter(() => undefined)).toMatchObject({ whole: true, size, problem: null });
  });

  it("names the entry in which one byte was flipped", async () => {
    for (const sequence of [0, 17, size - 1]) {
      const check = await checkAfter((database) => {
        const entry = entryAt(database, sequence);
        const at = entry.indexOf('"time":') + 10;
        entry[at] = (entry[at] ?? 0) ^ 1;
        database.prepare("update trail set entry = ? where sequence = ?").run(entry, sequence);
      });
      expect(check.problem).toMatchObject({ kind: "leaf-differs", index: sequence });
    }
  });

  it("names the entry whose bytes are no entry any more", async () => {
    const check = await checkAfter((database) => {
      const entry = entryAt(database, 9);
      entry[0] = (entry[0] ?? 0) ^ 1;
      database.prepare("update trail set entry = ? where sequence = 9").run(entry);
    });
    expect(check.problem).toMatchObject({ kind: "undecodable", index: 9 });
  });

  it("names the entry whose hash was flipped", async () => {
    const check = await checkAfter((database) => {
      database.prepare("update trail set leaf = zeroblob(32) where sequence = 12").run();
    });
    expect(check.problem).toMatchObject({ kind: "leaf-differs", index: 12 });
  });

  it("names the place of a deleted row", async () => {
    const check = await checkAfter((database) => {
      database.prepare("delete from trail where sequence = 23").run();
    });
    expect(check.problem).toMatchObject({ kind: "wrong-sequence", index: 23, found: 24 });
  });

  it("names the place of a deleted row behind which all rows moved up", async () => {
    const check = await checkAfter((database) => {
      database.prepare("delete from trail where sequence = 150").run();
      database.prepare("update trail set sequence = sequence - 1 where sequence > 150").run();
    });
    expect(check.problem).toMatchObject({ kind: "root-differs", goodSize: expect.any(Number) });
    const { goodSize, checkpointSize } = check.problem as { goodSize: number; checkpointSize: number };
    expect(goodSize).toBeLessThanOrEqual(150);
    expect(checkpointSize).toBeGreaterThan(150);
  });

  it("names the stretch of swapped rows that agree with themselves, within 64 entries", async () => {
    const check = await checkAfter((database) => swap(database, 150, 154));
    const { kind, goodSize, checkpointSize } = check.problem as {
      kind: string;
      goodSize: number;
      checkpointSize: number;
    };
    expect(kind).toBe("root-differs");
    expect(goodSize).toBeLessThanOrEqual(150);
    expect(checkpointSize).toBeGreaterThan(150);
    expect(checkpointSize - goodSize).toBeLessThanOrEqual(70);
  });

  it("names the first of two swapped entries whose hashes stayed", async () => {
    const check = await checkAfter((database) => {
      const [first, second] = [entryAt(database, 30), entryAt(database, 40)];
      const write = database.prepare("update trail set entry = ? where sequence = ?");
      write.run(second, 30);
      write.run(first, 40);
    });
    expect(check.problem).toMatchObject({ kind: "leaf-differs", index: 30 });
  });

  it("names where a cut-off table ends", async () => {
    const check = await checkAfter((database) => {
      database.prepare("delete from trail where sequence >= 60").run();
    });
    expect(check.problem).toMatchObject({ kind: "too-short", size: 60, checkpointSize: size });
    const emptied = await checkAfter((database) => {
      database.prepare("delete from trail").run();
    });
    expect(emptied.problem).toMatchObject({ kind: "too-short", size: 0 });
  });

  it("finds a row that was put behind the head", async () => {
    const check = await checkAfter((database) => {
      database.prepare("create temp table one as select * from trail where sequence = 5").run();
      database.prepare("update one set sequence = ?, id = 'AAAAAAAAAAAAAAAAAAAAAA'").run(size);
      database.prepare("insert into trail select * from one").run();
    });
    expect(check.problem).toMatchObject({ kind: "beyond-head", index: size });
  });

  it("finds a search column that says something else than its entry", async () => {
    const check = await checkAfter((database) => {
      database
        .prepare(
          "update trail set actor = 'system' where sequence = (select min(sequence) from trail where type = 'view.opened')",
        )
        .run();
    });
    expect(check.problem).toMatchObject({ kind: "copy-differs", key: "actor" });
  });

  it.each([
    ["a line end and what looks like the next column", "item = item || char(10) || '=x'", "item"],
    ["nothing at all in place of null", "subject = ''", "subject"],
    ["null in place of a value", "item = null", "item"],
    ["a 0 byte behind it", "lease = lease || char(0)", "lease"],
  ])("finds a search column with %s", async (_what, change, key) => {
    const check = await checkAfter((database) => {
      const at = "(select min(sequence) from trail where type = 'view.opened')";
      database.prepare(`update trail set ${change} where sequence = ${at}`).run();
    });
    expect(check.problem).toMatchObject({ kind: "copy-differs", key });
  });

  it("names the first of two rows whose hashes together have the right bytes, but not each", async () => {
    const check = await checkAfter((database) => {
      const leaf = (at: number): Buffer =>
        database.prepare<[number], Buffer>("select leaf from trail where sequence = ?").pluck().get(at) ??
        Buffer.alloc(0);
      const both = Buffer.concat([leaf(20), leaf(21)]);
      const write = database.prepare("update trail set leaf = ? where sequence = ?");
      write.run(both.subarray(0, 31), 20);
      write.run(both.subarray(31), 21);
    });
    expect(check.problem).toMatchObject({ kind: "leaf-differs", index: 20 });
  });

  it("names the row whose copies swallow the beginning of the next one", async () => {
    const check = await checkAfter((database) => {
      const next = entryAt(database, 31).toString("latin1");
      database.prepare(`update trail set "view" = ? where sequence = 30`).run(`\n\0${next}`);
    });
    expect(check.problem).toMatchObject({ kind: "copy-differs", index: 30 });
  });

  it("finds a head that was altered, in each of its parts", async () => {
    const size = await checkAfter((database) => {
      database.prepare("update trail_head set size = size - 1").run();
    });
    expect(size.problem).toEqual({ kind: "head-differs" });
    const frontier = await checkAfter((database) => {
      const row = database.prepare<[], { frontier: Buffer }>("select frontier from trail_head").get();
      const bytes = row?.frontier ?? Buffer.alloc(0);
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      database.prepare("update trail_head set frontier = ?").run(bytes);
    });
    expect(frontier.problem).toEqual({ kind: "head-differs" });
    const note = await checkAfter((database) => {
      database
        .prepare(
          "update trail_head set checkpoint = replace(checkpoint, char(10) || size || char(10), char(10) || (size - 1) || char(10))",
        )
        .run();
    });
    expect(note.problem).toMatchObject({ kind: "head-not-signed", failure: "wrong-signature" });
  });

  it("finds that an older signed head was put back with the newer rows left in place", async () => {
    const check = await checkAfter((database) => {
      database
        .prepare("update trail_head set checkpoint = (select checkpoint from trail_milestones order by size limit 1)")
        .run();
    });
    expect(check.whole).toBe(false);
  });
});

describe("from the page", () => {
  const finished = async () => {
    for (let tries = 0; tries < 200; tries++) {
      const { run, checks } = await world.reviewer.client.trail.verification.query();
      if (run !== null && run.state !== "running") return { run, checks };
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error("the check did not end");
  };

  it("runs beside other work, is recorded, and says what it found", async () => {
    const { trail } = world.reviewer.client;
    const started = await Promise.all([trail.startCheck.mutate(), trail.startCheck.mutate()]);
    expect(started.filter((reply) => reply.started)).toHaveLength(1);
    const { run, checks } = await finished();
    expect(run).toMatchObject({ state: "whole", problem: null });
    expect(checks[0]).toMatchObject({ whole: true, actor: world.reviewer.personId, size: run.size });
  });

  it("can be cancelled, and the trail says so", async () => {
    const { services } = world.harness.app;
    const range = services.store.read.trailPacked.bind(services.store.read);
    const slow: typeof range = async (from, limit) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      return range(from, limit);
    };
    Object.assign(services.store.read, { trailPacked: slow });
    const { trail } = world.reviewer.client;
    await trail.startCheck.mutate();
    expect(await trail.cancelCheck.mutate()).toEqual({ cancelled: true });
    const { run, checks } = await finished();
    Object.assign(services.store.read, { trailPacked: range });
    expect(run.state).toBe("cancelled");
    expect(checks[0]).toMatchObject({ whole: false, reason: "cancelled" });
    expect(await trail.cancelCheck.mutate()).toEqual({ cancelled: false });
  });
});
