import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { createImagePool, type ImagePool, type ImagePoolOptions } from "@keyhole/server/images/pool";
import { KeyholeError } from "@keyhole/shared/errors";

import { buildImageWorker, type BuiltEntry } from "./build-worker.ts";
import { photo, plain, rawPng } from "./samples.ts";

let built: BuiltEntry;
const folder = mkdtempSync(join(tmpdir(), "keyhole-pool-"));
const pools: ImagePool[] = [];
const visible = { text: "A. Keller · K7Q2 · 2026-11-24 06:10Z", shortCode: "K7Q2", level: "full" } as const;
const whole = { kind: "whole", longSide: 1920 } as const;

beforeAll(async () => {
  built = await buildImageWorker();
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
afterAll(() => {
  built.remove();
  rmSync(folder, { recursive: true, force: true });
});

function open(options: Partial<ImagePoolOptions> = {}): ImagePool {
  const pool = createImagePool({ entry: built.entry, size: 2, ...options });
  pools.push(pool);
  return pool;
}

/** A worker that behaves badly on purpose, written as the thread's own source. */
function badWorker(name: string, source: string): URL {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, `import { parentPort } from "node:worker_threads";\n${source}`);
  return pathToFileURL(file);
}

async function failure(run: Promise<unknown>): Promise<string> {
  try {
    await run;
    return "no failure";
  } catch (error) {
    if (error instanceof KeyholeError) return [error.code, error.body.problems?.[0]?.message ?? ""].join(" ").trim();
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

const owned = async (bytes: Promise<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> => Uint8Array.from(await bytes);
const quick = () => ({ mark: { visible }, source: new Uint8Array(1), target: whole }) as const;

describe("createImagePool", () => {
  it("imports, renders and draws overlays in worker threads, and moves buffers instead of copying them", async () => {
    const pool = open();
    const bytes = await owned(photo(900, 600).jpeg().toBuffer());
    const image = await pool.importImage(bytes);
    expect(bytes.byteLength).toBe(0);
    expect([image.width, image.height]).toEqual([900, 600]);
    const source = image.preview.bytes;
    const rendition = await pool.render({ source, target: whole, mark: { visible } });
    expect(source.byteLength).toBe(0);
    expect([rendition.width, rendition.mime]).toEqual([900, "image/jpeg"]);
    const overlay = await pool.overlay({ mark: visible, theme: "dark" });
    expect(overlay.bytes.byteLength).toBeGreaterThan(1000);
  });

  it("starts its threads when it is told to, and no more of them than it may have", async () => {
    const started: string[] = [];
    const entry = badWorker("starts", "parentPort.postMessage({ id: 0 }); setTimeout(() => process.exit(0), 50);");
    const pool = open({ entry, onWorkerLost: (reason) => started.push(reason) });
    pool.warm();
    pool.warm();
    await expect.poll(() => started.length).toBe(2);
    await pool.close();
    pool.warm();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(started).toHaveLength(2);
  });

  it("copies a part of a larger buffer and leaves the rest alone", async () => {
    const pool = open();
    const jpeg = await photo(60, 40).jpeg().toBuffer();
    const larger = new Uint8Array(jpeg.length + 100);
    larger.set(jpeg, 50);
    const image = await pool.importImage(larger.subarray(50, 50 + jpeg.length));
    expect([image.width, larger.byteLength]).toEqual([60, jpeg.length + 100]);
  });

  it("brings errors back with their code and problems", async () => {
    const pool = open();
    expect(await failure(pool.importImage(new Uint8Array([1, 2, 3])))).toBe("invalid image.type-unknown");
    expect(await failure(pool.importImage(rawPng(29_000, 29_000, new Uint8Array(9))))).toBe("too-large image.pixels");
    expect(await failure(pool.render(quick()))).toBe("unavailable");
  });

  it("refuses bytes that it moved before, instead of waiting for them", async () => {
    const pool = open({ size: 1 });
    const request = { ...quick(), source: await owned(plain(300, 300, "#808080").jpeg().toBuffer()) };
    expect(await failure(pool.render(request))).toBe("no failure");
    expect(await failure(pool.render(request))).toBe("internal");
    expect(await failure(pool.importImage(request.source))).toBe("internal");
    expect(await failure(pool.importImage(new Uint8Array(0)))).toBe("invalid image.empty");
  });

  it("gives the same bytes from every worker", async () => {
    const pool = open();
    const source = await owned(photo(500, 400).jpeg().toBuffer());
    const renditions = await Promise.all(
      Array.from({ length: 6 }, () => pool.render({ source: source.slice(), target: whole, mark: { visible } })),
    );
    expect(new Set(renditions.map(({ bytes }) => Buffer.from(bytes).toString("base64"))).size).toBe(1);
  });

  it("refuses what does not fit into its queue, as unavailable, and goes on afterwards", async () => {
    const pool = open({ size: 1, queueLimit: 2 });
    const source = await owned(plain(400, 300, "#808080").jpeg().toBuffer());
    const runs = Array.from({ length: 5 }, () =>
      failure(pool.render({ source: source.slice(), target: whole, mark: { visible } })),
    );
    expect(pool.load()).toEqual({ waiting: 2, running: 1 });
    expect((await Promise.all(runs)).toSorted()).toEqual([
      "no failure",
      "no failure",
      "no failure",
      "unavailable",
      "unavailable",
    ]);
    expect(await failure(pool.render({ source, target: whole, mark: { visible } }))).toBe("no failure");
  });

  it("lets go of an aborted job at once: before, while it waits, and while it runs", async () => {
    const pool = open({ size: 1 });
    const slow = () => owned(photo(2000, 1500).png().toBuffer());
    const [running, waiting] = [new AbortController(), new AbortController()];
    const [one, two] = [await slow(), await slow()];
    const first = failure(pool.importImage(one, { signal: running.signal }));
    const second = failure(pool.importImage(two, { signal: waiting.signal }));
    expect(pool.load()).toEqual({ waiting: 1, running: 1 });
    waiting.abort(new Error("lease ended"));
    expect(pool.load()).toEqual({ waiting: 0, running: 1 });
    running.abort(new Error("lease ended"));
    expect([await first, await second]).toEqual(["Error: lease ended", "Error: lease ended"]);
    expect(pool.load().running).toBe(1);
    expect(await failure(pool.importImage(new Uint8Array(1), { signal: AbortSignal.abort(new Error("gone")) }))).toBe(
      "Error: gone",
    );
    const source = await owned(plain(400, 300, "#808080").jpeg().toBuffer());
    expect(await failure(pool.render({ source, target: whole, mark: { visible } }))).toBe("no failure");
  });

  it.each([
    ["throws", `parentPort.on("message", () => { throw new Error("broken"); });`],
    ["exits", `parentPort.on("message", () => process.exit(3));`],
    [
      "uses up its memory",
      `parentPort.on("message", () => { const all = []; for (;;) all.push(new Array(1e5).fill(all)); });`,
    ],
  ])("fails the job of a worker that %s, and replaces it", async (name, source) => {
    const lost: string[] = [];
    const entry = badWorker(name.replaceAll(" ", "-"), source);
    const pool = open({ entry, size: 1, heapMb: 32, onWorkerLost: (reason) => lost.push(reason) });
    expect(await failure(pool.render(quick()))).toBe("unavailable");
    expect(await failure(pool.render(quick()))).toBe("unavailable");
    expect(lost.length).toBe(2);
  });

  it("replaces a lost worker so that the next job works", async () => {
    const entry = badWorker(
      "first-fails",
      `parentPort.on("message", ({ id, job }) => {
         if (job.request.target.longSide === 1) process.exit(1);
         parentPort.postMessage({ id, ok: true, result: { bytes: new Uint8Array(1), mime: "image/jpeg", width: 1, height: 1 } });
       });`,
    );
    const pool = open({ entry, size: 1 });
    const runs = [1, 2, 1, 2].map((longSide) =>
      failure(pool.render({ mark: { visible }, source: new Uint8Array(1), target: { kind: "whole", longSide } })),
    );
    expect(await Promise.all(runs)).toEqual(["unavailable", "no failure", "unavailable", "no failure"]);
  });

  it("ends a job that takes too long together with its worker, also in the middle of a picture", async () => {
    const stuck = open({ entry: badWorker("stuck", `parentPort.on("message", () => {});`), size: 1, jobTimeoutMs: 50 });
    expect(await failure(stuck.render(quick()))).toBe("unavailable");
    const real = open({ size: 1, jobTimeoutMs: 400 });
    const slow = rawPng(
      9000,
      9000,
      new Uint8Array(9001 * 9000).map((_, at) => (at % 9001 === 0 ? 0 : (at * 7919) & 0xf0)),
    );
    expect(await failure(real.importImage(slow))).toBe("unavailable");
  });

  it("refuses everything once it is closed, also what waits", async () => {
    const pool = open({ size: 1 });
    const source = await owned(plain(400, 300, "#808080").jpeg().toBuffer());
    const runs = [1, 2].map(() => failure(pool.render({ source: source.slice(), target: whole, mark: { visible } })));
    await pool.close();
    expect(await Promise.all(runs)).toEqual(["unavailable", "unavailable"]);
    expect(await failure(pool.render(quick()))).toBe("unavailable");
  });
});
