import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { securityHeaders } from "@keyhole/server/door/headers";
import { readStaticFiles } from "@keyhole/server/door/static-files";
import sharp from "sharp";
import { build } from "vite";
import { stepsOf, type Action, type BenchWindow } from "./editor-steps.ts";
import { percentile } from "./raw-database.ts";

/** Profiles are made of readable code; they cost time themselves. */
const profiles = process.env["KEYHOLE_BENCH_PROFILE"];

type Mode = "boxes" | "twin" | "spans" | "plain-text" | "masks" | "plain-stroke";

export interface EditorBench {
  readonly mode: Mode;
  readonly shapes: number;
  /** From answers in memory to the frame that shows them all; waiting for the frame is part of it. */
  readonly firstPaintMs: number;
  /** JavaScript of the page for one step of the action. The bench's own call is part of it. */
  readonly scriptP50Ms: number;
  readonly scriptP95Ms: number;
  /** From one frame to the next while stepping: 16.7 is 60 a second. */
  readonly frameP50Ms: number;
  readonly frameP95Ms: number;
}

export interface EditorPages {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the bench's page as the client is built and serves it with the product's headers on a free port. */
export async function serveEditorPage(): Promise<EditorPages> {
  const outDir = mkdtempSync(join(tmpdir(), "keyhole-editor-"));
  const page = fileURLToPath(new URL("editor-page/", import.meta.url));
  const configFile = fileURLToPath(new URL("../../client/vite.config.ts", import.meta.url));
  // The test runner says "test", which would give React's slow development build.
  const { NODE_ENV } = process.env;
  process.env["NODE_ENV"] = "production";
  try {
    await build({
      configFile,
      root: page,
      logLevel: "error",
      build: { outDir, emptyOutDir: true, minify: profiles === undefined },
    });
  } finally {
    process.env["NODE_ENV"] = NODE_ENV;
  }
  const files = await readStaticFiles(outDir);
  const background = { width: 1280, height: 720, channels: 3, background: "#446688" } as const;
  const picture = await sharp({ create: background }).png().toBuffer();
  const server = createServer((request, reply) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = files.get(pathname === "/" ? "/index.html" : pathname);
    if (pathname === "/picture.png") {
      reply.writeHead(200, { ...securityHeaders("data", false), "content-type": "image/png" }).end(picture);
    } else if (file === undefined) reply.writeHead(404, { ...securityHeaders("data", false) }).end();
    else {
      const kind = file.type.startsWith("text/html") ? "page" : "data";
      reply.writeHead(200, { ...securityHeaders(kind, false), "content-type": file.type }).end(file.body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://localhost:${address.port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

/** Seconds of JavaScript so far, by the browser's own count. */
async function scriptClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0) * 1000;
  };
}

/** Where `KEYHOLE_BENCH_PROFILE` names a folder, writes there where the page's time went, one profile for each step. */
async function profiler(page: Page, name: string) {
  const session = profiles === undefined ? null : await page.context().newCDPSession(page);
  await session?.send("Profiler.enable");
  await session?.send("Profiler.setSamplingInterval", { interval: 100 });
  return {
    start: async () => void (await session?.send("Profiler.start")),
    async stop(part: string | number) {
      const found = await session?.send("Profiler.stop");
      if (found !== undefined && profiles !== undefined)
        writeFileSync(join(profiles, `${name}-${part}.cpuprofile`), JSON.stringify(found.profile));
    },
  };
}

const stateOf = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as BenchWindow).bench.state()); // set by the page

export interface EditorBenchOptions {
  readonly url: string;
  readonly mode: Mode;
  readonly action: Action;
  readonly shapes: number;
  readonly steps?: number;
  /** With tone, grid and magnifier on. */
  readonly aided?: boolean;
}

/** Works on one box among `shapes` (or adds spans or paints beside as many), one step to a frame. */
export async function benchEditor(browser: Browser, options: EditorBenchOptions): Promise<EditorBench> {
  const { url, mode, action, shapes, steps = 120 } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await page.goto(`${url}/?mode=${mode}`);
    await page.waitForFunction(() => "bench" in globalThis);
    const profile = await profiler(page, `${mode}-${action}-${shapes}`);
    await profile.start();
    const firstPaintMs = await page.evaluate(
      (count) => (globalThis as unknown as BenchWindow).bench.load(count), // set by the page
      shapes,
    );
    await profile.stop("load");
    // The keys of gamma, grid and magnifier.
    if (options.aided === true) for (const key of ["Alt+=", "Shift+Digit3", "b"]) await page.keyboard.press(key);
    const clock = await scriptClock(page);
    const step = await stepsOf[action](page);
    const before = await stateOf(page);
    const scripts: number[] = [];
    // The first steps warm up and are not counted.
    const warm = Math.min(10, steps >> 2);
    for (let index = 0; index < warm; index++) {
      await step.prepare(index);
      await step.run(index);
    }
    await page.evaluate(() => {
      const recorded = globalThis as unknown as BenchWindow; // this script alone uses these two
      recorded.frames = [];
      let last = performance.now();
      const tick = (time: number): void => {
        recorded.frames?.push(time - last);
        last = time;
        if (recorded.stopFrames !== true) requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    });
    for (let index = warm; index < warm + steps; index++) {
      await step.prepare(index);
      const were = await stateOf(page);
      await profile.start();
      const start = await clock();
      await step.run(index);
      const took = (await clock()) - start;
      await profile.stop(index);
      // A double click on a mark selects it, and the key gives it another label: not what is measured.
      if (action !== "span" || (await stateOf(page)) > were) scripts.push(took);
    }
    const frames = await page.evaluate(() => {
      const recorded = globalThis as unknown as BenchWindow; // as above
      recorded.stopFrames = true;
      return (recorded.frames ?? []).slice(1);
    });
    const turned = await stateOf(page);
    await step.finish();
    // A drag is stored when it ends; a view shows at once.
    const change = Math.max(Math.abs(turned - before), Math.abs((await stateOf(page)) - before));
    if (change === 0 || scripts.length < steps / 2)
      throw new Error(`${mode}: ${scripts.length} of ${steps} steps worked`);
    if (errors.length > 0) throw new Error(errors.join("\n"));
    return {
      mode,
      shapes,
      firstPaintMs,
      scriptP50Ms: percentile(scripts, 0.5),
      scriptP95Ms: percentile(scripts, 0.95),
      frameP50Ms: percentile(frames, 0.5),
      frameP95Ms: percentile(frames, 0.95),
    };
  } finally {
    await context.close();
  }
}
