import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { templates } from "@keyhole/shared/templates/templates";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { refusal, startHarness, Visitor, type Harness } from "../harness.ts";
import { asId, projectWith, reached, storedBlobs, streamed, upload, uploaded } from "../imports/importing.ts";

let harness: Harness;
let lead: Visitor;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "keyhole-import-"));
  harness = await startHarness({ dataDir: join(folder, "data") });
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
});
afterEach(async () => {
  await harness.close();
  rmSync(folder, { recursive: true, force: true });
});

const lines = (count: number, extra = 0) =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({ id: `row-${index}`, text: `Text number ${index} ${"x".repeat(extra)}` }),
  ).join("\n");

const entryTypes = async (projectId: string) => {
  const rows = await harness.app.services.store.read.searchTrail({ project: asId<"project">(projectId), limit: 500 });
  return rows.flatMap((row) => {
    const entry = decodeEntry(row.entry);
    return entry.ok && (entry.value.type.startsWith("import.") || entry.value.change === "added") ? [entry.value] : [];
  });
};

/** The same person in a server that was started anew over the same folder. */
function signedInAgain(next: Harness): Visitor {
  const again = new Visitor(next.url);
  for (const [key, value] of lead.cookies) again.cookies.set(key, value);
  return again;
}

describe("a stop of the server", () => {
  it("midway is gone on with at the next start: nothing twice, nothing missing", { timeout: 60_000 }, async () => {
    const projectId = await projectWith(lead, templates["text-classification"]);
    const importId = await uploaded(lead, projectId, [{ name: "rows.jsonl", body: lines(3_000) }]);
    const { plan } = await lead.client.imports.preview.query({ importId, plan: null });
    await lead.client.imports.start.mutate({ importId, plan });
    await expect
      .poll(async () => (await lead.client.imports.status.query({ importId })).records, {
        timeout: 20_000,
        interval: 5,
      })
      .toBeGreaterThan(0);
    await harness.app.close();
    harness = await startHarness({ dataDir: join(folder, "data") });
    const before = await harness.app.services.store.read.importById(importId);
    expect(before).toMatchObject({ state: "running" });
    expect(before?.records).toBeLessThan(3_000);
    lead = signedInAgain(harness);
    const status = await reached(lead, importId, "finished", "stopped");
    expect(status).toMatchObject({ state: "finished", records: 3_000, added: 3_000, duplicates: 0, failed: 0 });
    const entries = await entryTypes(projectId);
    expect(entries.map(({ type }) => type).filter((type) => type.startsWith("import."))).toEqual(
      expect.arrayContaining(["import.started", "import.finished"]),
    );
    const added = entries.filter(({ type }) => type === "item.changed").reduce((sum, { count = 0 }) => sum + count, 0);
    expect(added).toBe(3_000);
  });

  it("midway through pictures leaves no blob that no item owns", { timeout: 60_000 }, async () => {
    const projectId = await projectWith(lead, templates["object-boxes"]);
    const pictures = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => ({
        name: `p/${index}.png`,
        body: await sharp({
          create: { width: 400 + index, height: 300, channels: 3, background: { r: index, g: 90, b: 9 } },
        })
          .png()
          .toBuffer(),
      })),
    );
    const importId = await uploaded(lead, projectId, pictures);
    const { plan } = await lead.client.imports.preview.query({ importId, plan: null });
    await lead.client.imports.start.mutate({ importId, plan });
    await expect
      .poll(async () => (await lead.client.imports.status.query({ importId })).records, {
        timeout: 20_000,
        interval: 5,
      })
      .toBeGreaterThan(0);
    await harness.app.close();
    harness = await startHarness({ dataDir: join(folder, "data") });
    lead = signedInAgain(harness);
    expect(await reached(lead, importId, "finished", "stopped")).toMatchObject({ state: "finished", added: 40 });
    await expect.poll(async () => (await storedBlobs(harness)).length, { timeout: 10_000 }).toBe(80);
  });
});

describe("cancelling", () => {
  it("midway keeps what is in, removes the upload, and says so in the trail", { timeout: 60_000 }, async () => {
    const projectId = await projectWith(lead, templates["text-classification"]);
    const importId = await uploaded(lead, projectId, [{ name: "rows.jsonl", body: lines(20_000) }]);
    const { plan } = await lead.client.imports.preview.query({ importId, plan: null });
    await lead.client.imports.start.mutate({ importId, plan });
    await expect
      .poll(async () => (await lead.client.imports.status.query({ importId })).records, {
        timeout: 20_000,
        interval: 5,
      })
      .toBeGreaterThan(0);
    await lead.client.imports.cancel.mutate({ importId });
    const { added } = await lead.client.imports.status.query({ importId });
    await expect.poll(async () => (await storedBlobs(harness)).length, { timeout: 10_000 }).toBe(0);
    const status = await lead.client.imports.status.query({ importId });
    expect(status).toMatchObject({ state: "cancelled", added });
    expect(added).toBeLessThan(20_000);
    const cancelled = (await entryTypes(projectId)).find(({ type }) => type === "import.cancelled");
    expect(cancelled?.count).toBe(added);
    expect((await refusal(lead.client.imports.resume.mutate({ importId }))).code).toBe("conflict");
  });
});

describe("a run", () => {
  it("stops when the project is frozen and goes on when it is told to", { timeout: 60_000 }, async () => {
    const projectId = await projectWith(lead, templates["text-classification"]);
    const importId = await uploaded(lead, projectId, [{ name: "rows.jsonl", body: lines(20_000) }]);
    const { plan } = await lead.client.imports.preview.query({ importId, plan: null });
    await lead.client.imports.start.mutate({ importId, plan });
    await expect
      .poll(async () => (await lead.client.imports.status.query({ importId })).records, {
        timeout: 20_000,
        interval: 5,
      })
      .toBeGreaterThan(0);
    await lead.client.freeze.set.mutate({ scope: "project", scopeId: projectId } as never);
    const stopped = await reached(lead, importId, "stopped");
    expect(stopped).toMatchObject({ state: "stopped", reason: "frozen" });
    const entry = (await entryTypes(projectId)).find(({ type }) => type === "import.stopped");
    const { added: count, records: total } = stopped;
    expect(entry).toMatchObject({ outcome: "failed", reason: "frozen", import: importId, count, total });
    const counted = await harness.app.services.store.read.importById(importId);
    expect(counted?.added).toBe(stopped.added);
    expect((await refusal(lead.client.imports.resume.mutate({ importId }))).code).toBe("frozen");
    expect((await upload(lead, importId, { name: "more.csv", body: "a" })).status).toBe(423);
    expect((await refusal(lead.client.imports.problems.query({ importId }))).code).toBe("frozen");
    await lead.client.imports.cancel.mutate({ importId });
  });

  it(
    "of an upload that was altered on the disk stops, says so in the trail and takes nothing of it",
    { timeout: 60_000 },
    async () => {
      const projectId = await projectWith(lead, templates["text-classification"]);
      const importId = await uploaded(lead, projectId, [{ name: "rows.jsonl", body: lines(300, 1_000) }]);
      const { plan } = await lead.client.imports.preview.query({ importId, plan: null });
      const [blob = ""] = await storedBlobs(harness);
      const hex = Buffer.from(blob, "base64url").toString("hex");
      const path = join(folder, "data", "blobs", hex.slice(0, 2), hex.slice(2, 4), blob);
      const bytes = readFileSync(path);
      bytes[200_000] = (bytes[200_000] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      const error = vi.spyOn(console, "error").mockReturnValue();
      await lead.client.imports.start.mutate({ importId, plan });
      const stopped = await reached(lead, importId, "stopped", "finished");
      error.mockRestore();
      expect(stopped).toMatchObject({ state: "stopped", reason: "failed" });
      expect(stopped.added).toBeLessThan(200);
      const entry = (await entryTypes(projectId)).find(({ type }) => type === "import.stopped");
      expect(entry).toMatchObject({ outcome: "failed", reason: "failed", count: stopped.added });
    },
  );

  it("stops at the project's storage quota", { timeout: 60_000 }, async () => {
    const projectId = await projectWith(lead, templates["object-boxes"]);
    const noise = (seed: number) =>
      sharp({
        create: {
          width: 300,
          height: 300,
          channels: 3,
          background: "#888",
          noise: { type: "gaussian", mean: 120, sigma: seed },
        },
      })
        .png()
        .toBuffer();
    const files = await Promise.all(
      [31, 32, 33].map(async (seed) => ({ name: `${seed}.png`, body: await noise(seed) })),
    );
    const importId = await uploaded(lead, projectId, files);
    const { plan } = await lead.client.imports.preview.query({ importId, plan: null });
    const { store } = harness.app.services;
    const room = (await store.read.storedBytes(projectId)) + 10_000;
    const project = await store.read.projectById(projectId);
    await store.write.changeProject({
      id: projectId,
      version: project?.version ?? 0,
      change: { settings: JSON.stringify({ storageBytes: room }) },
      now: harness.now(),
      drafts: [],
    });
    await lead.client.imports.start.mutate({ importId, plan });
    expect(await reached(lead, importId, "stopped", "finished")).toMatchObject({ state: "stopped", reason: "quota" });
    expect((await storedBlobs(harness)).length).toBe(3);
  });

  it("of 100,000 lines keeps its memory flat", { timeout: 400_000 }, async () => {
    const projectId = await projectWith(lead, templates["text-classification"]);
    // 100 MB, every tenth line new: a reader or writer that kept them would hold as much and more.
    async function* pieces() {
      for (let sent = 0; sent < 100_000; sent += 1_000) {
        const line = (index: number) => `{"text":"${(sent + index) % 10_000} ${"x".repeat(1_000)}"}\n`;
        yield Buffer.from(Array.from({ length: 1_000 }, (_, index) => line(index)).join(""));
      }
    }
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void; // what the flag adds
    /** Bytes that are in use, not bytes that wait to be collected: these vary with the machine. */
    const live = () => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const start = live();
    let most = start;
    const watch = setInterval(() => {
      most = Math.max(most, live());
    }, 400);
    const { importId } = await lead.client.imports.begin.mutate({ projectId });
    expect(await streamed(lead, importId, { name: "many.jsonl", pieces: pieces() })).toBe(200);
    const { plan } = await lead.client.imports.preview.query({ importId, plan: null });
    await lead.client.imports.start.mutate({ importId, plan });
    const status = await reached(lead, importId, "finished", "stopped");
    clearInterval(watch);
    expect(status).toMatchObject({ state: "finished", records: 100_000, added: 10_000, duplicates: 90_000 });
    expect((most - start) / 1024 ** 2).toBeLessThan(40);
  });
});
