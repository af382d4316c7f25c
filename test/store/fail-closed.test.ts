import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, describe, expect, it } from "vitest";
import { openSqliteStore, type SqliteOptions } from "@keyhole/db/sqlite/sqlite-store";
import type { Store } from "@keyhole/db/store";
import type { Claimed } from "@keyhole/db/store/work";
import type { PersonId, SessionId } from "@keyhole/shared/ids";
import { buildEntry } from "../images/build-worker.ts";
import { aClaim, aProject, anItem, draft, id, now } from "./fixtures.ts";

/** I1: where the trail cannot be written, nothing is shown and nothing is changed. One test for each way it can fail. */
let dataDir = "";
let store: Store;
let fail = false;

const signHead = (size: number, root: Uint8Array) => {
  if (fail) throw new Error("the signing key is gone");
  return `${size} ${Buffer.from(root).toString("base64")}`;
};

async function start(options: Partial<SqliteOptions> = {}) {
  dataDir = mkdtempSync(join(tmpdir(), "keyhole-fail-"));
  fail = false;
  store = openSqliteStore({ dataDir, signHead, ...options });
  const person: PersonId = id();
  const session: SessionId = id();
  const projectId = await aProject(store, id());
  const items = Array.from({ length: 3 }, () => anItem(projectId, { content: Buffer.from("sealed content") }));
  await store.write.addItems(items, { now, drafts: [draft("import.finished", { project: projectId })] });
  const claimed = await store.write.claimTask(aClaim(projectId, person, { sessionId: session }));
  if (claimed === null) throw new Error("nothing was claimed");
  return { person, session, projectId, claimed };
}

const openIt = ({ lease }: Claimed, who: { person: PersonId; session: SessionId }) => {
  const common = {
    project: lease.projectId,
    session: who.session,
    lease: lease.id,
    view: id<"view">(),
    actor: who.person,
  };
  return store.write.openItem({
    hold: { leaseId: lease.id, sessionId: who.session, personId: who.person, epoch: lease.epoch, now },
    viewId: common.view,
    formId: null,
    guidelineVersion: 0,
    opened: draft("view.opened", { ...common, purpose: "annotate", epoch: lease.epoch }),
    reopened: draft("view.reopened", common),
  });
};

afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
});

describe("nothing is shown when the trail cannot be written", () => {
  it("because sealing throws", async () => {
    const world = await start();
    const before = await store.read.trailHead();
    fail = true;
    await expect(openIt(world.claimed, world)).rejects.toMatchObject({ code: "unavailable" });
    await expect(store.write.claimTask(aClaim(world.projectId, id()))).rejects.toMatchObject({ code: "unavailable" });
    fail = false;
    expect(await store.read.trailHead()).toEqual(before);
    expect((await openIt(world.claimed, world)).reopened).toBe(false);
  });

  it("because the disk is full", async () => {
    const world = await start({ maxPages: 120 });
    // Large batches first, then single entries into what they left: afterwards not even one entry fits.
    const fill = async (entries: number) => {
      const some = () => Array.from({ length: entries }, () => draft("trail.checked", { size: 1 }));
      for (let round = 0; round < 5_000; round++) await store.write.recordOnly(some());
    };
    await expect(fill(50)).rejects.toMatchObject({ code: "unavailable" });
    await expect(fill(1)).rejects.toMatchObject({ code: "unavailable" });
    await expect(openIt(world.claimed, world)).rejects.toMatchObject({ code: "unavailable" });
    const views = new Database(join(dataDir, "keyhole.db"), { readonly: true });
    expect(views.prepare("select count(*) as n from views").get()).toEqual({ n: 0 });
    views.close();
  });

  it("because another process holds the database", async () => {
    const world = await start({ limits: { batch: 256, waiting: 100, lockedForMs: 300, yieldForMs: 1_000 } });
    const other = new Database(join(dataDir, "keyhole.db"));
    other.exec("begin immediate");
    await expect(openIt(world.claimed, world)).rejects.toMatchObject({ code: "unavailable" });
    other.exec("rollback");
    other.close();
    expect((await openIt(world.claimed, world)).content.toString()).toBe("sealed content");
  });

  it("waits for a lock that is short", async () => {
    const world = await start();
    const other = new Database(join(dataDir, "keyhole.db"));
    other.exec("begin immediate");
    setTimeout(() => other.exec("rollback"), 200);
    expect((await openIt(world.claimed, world)).content.toString()).toBe("sealed content");
    other.close();
  });

  it("refuses more waiting operations than the limit, and serves those that fit", async () => {
    const world = await start({ limits: { batch: 2, waiting: 4, lockedForMs: 300, yieldForMs: 1_000 } });
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => store.write.claimTask(aClaim(world.projectId, id()))),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(4);
    const refused = results.find((result) => result.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "unavailable" });
  });

  it("fails only the operation whose entry the format refuses", async () => {
    const world = await start();
    const bad = store.write.recordOnly([draft("view.opened")]);
    const good = store.write.claimTask(aClaim(world.projectId, id()));
    await expect(bad).rejects.toThrow(/view\.opened/);
    expect(await good).not.toBeNull();
  });
});

it("a main thread that stands still is ended by the watchdog", async () => {
  await start();
  const script = join(dataDir, "stall.ts");
  const watchdog = new URL("../../server/jobs/watchdog.ts", import.meta.url).pathname;
  const body = `import { startWatchdog } from ${JSON.stringify(watchdog)};
    startWatchdog(() => 0, { limitMs: 400 });
    setTimeout(() => { console.log("stalling"); const end = Date.now() + 20000; while (Date.now() < end); console.log("survived"); }, 200);`;
  writeFileSync(script, body);
  const built = await buildEntry(new URL(`file://${script}`));
  const child = spawn(process.execPath, [built.entry.pathname]);
  let output = "";
  child.stdout.on("data", (piece: Buffer) => {
    output += piece.toString();
  });
  const signal = await new Promise<string | null>((resolve) => child.on("close", (_code, how) => resolve(how)));
  built.remove();
  expect(signal).toBe("SIGKILL");
  expect(output).toContain("stalling");
  expect(output).not.toContain("survived");
});
