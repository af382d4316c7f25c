import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signHeadOf } from "@keyhole/server/vault/sign-head";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { makeItem } from "@keyhole/server/features/imports/make-item";
import { writeBackup } from "@keyhole/server/ops/backup";
import { checkTrail } from "@keyhole/server/ops/check-trail";
import { restoreBackup } from "@keyhole/server/ops/restore";
import { backupKeys, restoreKeys } from "@keyhole/server/vault/key-backup";
import { openKeyFolder } from "@keyhole/server/vault/key-folder";
import { defaultProjectSettings } from "@keyhole/shared/project-settings";
import { startHarness, type Harness } from "../harness.ts";

let harness: Harness;
let folder: string;

beforeAll(async () => {
  harness = await startHarness();
  folder = mkdtempSync(join(tmpdir(), "keyhole-backup-"));
  await harness.administrator();
});
afterAll(async () => {
  await harness.close();
  rmSync(folder, { recursive: true });
});

const passphrase = "six random words are a passphrase";

async function addPictures(count: number) {
  const { services } = harness.app;
  const lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  const { projectId } = await lead.client.project.create.mutate({ name: "Streets" });
  for (let index = 0; index < count; index++) {
    const bytes = await sharp({ create: { width: 64 + index, height: 48, channels: 3, background: "#446688" } })
      .png()
      .toBuffer();
    const raw = { fields: { image: { kind: "picture", bytes } } } as const;
    const item = await makeItem(services, raw, { projectId, importId: null, settings: defaultProjectSettings });
    const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: 1 })];
    await services.store.write.addItems([item], { now: services.clock(), drafts });
  }
}

const counts = (file: string) => {
  const database = new Database(file, { readonly: true });
  const of = (sql: string) => (database.prepare(sql).get() as { n: number }).n;
  const found = {
    items: of("select count(*) as n from items"),
    blobs: of("select count(*) as n from blobs"),
    sessions: of("select count(*) as n from sessions where ended_at is null"),
    leases: of("select count(*) as n from leases where ended_at is null"),
  };
  database.close();
  return found;
};

describe("a backup made while work goes on", () => {
  it("is restored elsewhere with its keys: the trail is whole, nobody is signed in, every blob is there", async () => {
    const { services } = harness.app;
    await addPictures(5);
    const stop = new AbortController();
    const busy = (async () => {
      for (let round = 0; !stop.signal.aborted; round++) {
        await services.store.write.recordOnly([systemEntry(services, { type: "trail.checked", size: round })]);
      }
    })();
    const file = join(folder, "backup.khb");
    const written = await writeBackup(services, file);
    stop.abort();
    await busy;
    expect(written.blobs).toBe(10);

    const keyFile = await backupKeys(services.keys, passphrase, { random: randomBytes, logN: 14 });
    const keysDir = join(folder, "elsewhere.keys");
    await restoreKeys(keysDir, passphrase, keyFile);
    const keys = await openKeyFolder({ dir: keysDir, mayCreate: false, randomBytes });
    const dataDir = join(folder, "elsewhere");
    const options = { backup: file, dataDir, keys, signHead: signHeadOf(keys), random: randomBytes, now: Date.now() };
    const check = await restoreBackup(options);
    expect(check.whole).toBe(true);
    expect(counts(join(dataDir, "keyhole.db"))).toEqual({ items: 5, blobs: 10, sessions: 0, leases: 0 });
    await expect(restoreBackup(options)).rejects.toThrow(/not empty/);

    const again = await startHarness({ dataDir });
    expect((await checkTrail(again.app.services)).whole).toBe(true);
    await again.close();
  });

  it("is refused with foreign keys, when a byte was altered, and when it was cut off", async () => {
    const file = join(folder, "second.khb");
    await writeBackup(harness.app.services, file);
    const { keys } = harness.app.services;
    const attempt = (backup: string, ring = keys, name = "target") =>
      restoreBackup({
        backup,
        dataDir: join(folder, name),
        keys: ring,
        signHead: signHeadOf(ring),
        random: randomBytes,
        now: Date.now(),
      });
    const foreign = await openKeyFolder({ dir: join(folder, "foreign.keys"), mayCreate: true, randomBytes });
    await expect(attempt(file, foreign, "a")).rejects.toThrow();
    const bytes = readFileSync(file);
    for (const at of [0, 40, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      writeFileSync(join(folder, "altered.khb"), altered);
      await expect(attempt(join(folder, "altered.khb"), keys, `b${at}`)).rejects.toThrow();
    }
    writeFileSync(join(folder, "short.khb"), bytes.subarray(0, bytes.length - 1000));
    await expect(attempt(join(folder, "short.khb"), keys, "c")).rejects.toThrow();
  });
});

it("a start with keys of another installation is refused and names the file", async () => {
  const own = mkdtempSync(join(tmpdir(), "keyhole-keys-"));
  const first = await startHarness({ dataDir: join(own, "data") });
  await first.close();
  rmSync(join(own, "data.keys"), { recursive: true });
  await expect(startHarness({ dataDir: join(own, "data") })).rejects.toThrow(/data\.keys/);
  await openKeyFolder({ dir: join(own, "data.keys"), mayCreate: true, randomBytes });
  await expect(startHarness({ dataDir: join(own, "data") })).rejects.toThrow(/data\.keys/);
  rmSync(own, { recursive: true });
});
