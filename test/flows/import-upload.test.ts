import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importLimits } from "@keyhole/server/features/imports/limits";
import { templates } from "@keyhole/shared/templates/templates";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHarness, type Harness, type Visitor } from "../harness.ts";
import { asId, projectWith, storedBlobs, upload } from "../imports/importing.ts";

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

const limit = (changed: Parameters<typeof importLimits.parse>[0]) =>
  Object.assign(harness.app.services.config, { importLimits: importLimits.parse(changed) });

/** For a busy machine. */
const waiting = { timeout: 10_000 };

describe("an upload", () => {
  it("that is cut off leaves nothing, also after a crash of the server", async () => {
    const projectId = await projectWith(lead, templates["text-classification"]);
    const { importId } = await lead.client.imports.begin.mutate({ projectId });
    const cookie = [...lead.cookies].map(([key, value]) => `${key}=${value}`).join("; ");
    await new Promise<void>((resolve) => {
      const call = request(new URL("/upload", harness.url), {
        method: "POST",
        headers: {
          cookie,
          "x-keyhole": "1",
          "x-import": importId,
          "x-file-name": "cut.jsonl",
          "content-type": "application/octet-stream",
          "content-length": 10_000_000,
        },
      });
      call.on("error", () => resolve());
      call.write(Buffer.alloc(3_000_000, "x"));
      setTimeout(() => call.destroy(), 200);
    });
    await expect
      .poll(async () => (await harness.app.services.store.read.importFiles(importId)).length, waiting)
      .toBe(0);
    expect(await storedBlobs(harness)).toEqual([]);
    // As a crash leaves it: the row of an upload under way, its bytes stored, nothing said of them yet.
    const { services } = harness.app;
    const id = asId<"blob">("AAAAAAAAAAAAAAAAAAAAAA");
    const row = { id, importId, projectId, name: new Uint8Array([1]), created: services.clock() };
    await services.store.write.beginImportFile(row);
    await services.blobs.write(
      id,
      (async function* () {
        yield new Uint8Array(10);
      })(),
    );
    await harness.app.close();
    harness = await startHarness({ dataDir: join(folder, "data") });
    await expect.poll(() => storedBlobs(harness), waiting).toEqual([]);
    await expect.poll(() => harness.app.services.store.read.importFiles(importId), waiting).toEqual([]);
  });

  it("under way is cut off by a freeze, and leaves nothing", async () => {
    const projectId = await projectWith(lead, templates["text-classification"]);
    const { importId } = await lead.client.imports.begin.mutate({ projectId });
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        sent += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    const ended = upload(lead, importId, { name: "endless.csv", body }).then(
      (reply) => reply.status,
      () => "cut off",
    );
    await expect.poll(() => sent, waiting).toBeGreaterThan(5);
    const frozen = performance.now();
    await lead.client.freeze.set.mutate({ scope: "project", scopeId: projectId } as never);
    expect([423, "cut off"]).toContain(await ended);
    expect(performance.now() - frozen).toBeLessThan(2_000);
    await expect.poll(() => harness.app.services.store.read.importFiles(importId), waiting).toEqual([]);
    expect(await storedBlobs(harness)).toEqual([]);
  });

  it("that stands still is ended", async () => {
    limit({ uploadIdleMs: 200 });
    const projectId = await projectWith(lead, templates["text-classification"]);
    const { importId } = await lead.client.imports.begin.mutate({ projectId });
    let sent = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent) return new Promise(() => undefined);
        sent = true;
        controller.enqueue(new Uint8Array(1000));
        return undefined;
      },
    });
    const status = await upload(lead, importId, { name: "slow.csv", body }).then(
      (reply) => reply.status,
      () => "cut off",
    );
    expect([400, "cut off"]).toContain(status);
    await expect
      .poll(async () => (await harness.app.services.store.read.importFiles(importId)).length, waiting)
      .toBe(0);
  });
});
