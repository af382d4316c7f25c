import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { securityHeaders } from "@keyhole/server/door/headers";
import { readStaticFiles } from "@keyhole/server/door/static-files";
import sharp from "sharp";
import { build } from "vite";
import { percentile } from "./raw-database.ts";

type Mode = "boxes" | "twin" | "spans";

/** What a step does: move the dragged box, turn the wheel, move the view, choose a box by a click, or add a span. */
export type Action = "drag" | "zoom" | "pan" | "select" | "span";

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
    await build({ configFile, root: page, logLevel: "error", build: { outDir, emptyOutDir: true } });
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

// What the page offers (editor-page/world.tsx); this side is compiled for Node.
interface BenchWindow {
  readonly bench: { load(count: number): Promise<number>; place(): { x: number; y: number }; state(): number };
  frames?: number[];
  stopFrames?: boolean;
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

/** Resolves after a frame that began after this call. */
const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve))));

const stateOf = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as BenchWindow).bench.state()); // set by the page

export interface EditorBenchOptions {
  readonly url: string;
  readonly mode: Mode;
  readonly action: Action;
  readonly shapes: number;
  readonly steps?: number;
}

/** Works on one box among `shapes` (or adds spans beside as many), one step to a frame. */
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
    const firstPaintMs = await page.evaluate(
      (count) => (globalThis as unknown as BenchWindow).bench.load(count), // set by the page
      shapes,
    );
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
      const start = await clock();
      await step.run(index);
      const took = (await clock()) - start;
      // A double click on a mark selects it, and the key gives it another label: not what is measured.
      if (mode !== "spans" || (await stateOf(page)) > were) scripts.push(took);
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

interface Steps {
  /** What a step needs and is not counted. */
  prepare(index: number): Promise<void>;
  run(index: number): Promise<void>;
  finish(): Promise<void>;
}

/** Takes hold of the box in the middle; every step moves it by some pixels. */
async function dragging(page: Page): Promise<Steps> {
  const { x, y } = await page.evaluate(() => (globalThis as unknown as BenchWindow).bench.place()); // set by the page
  // The keys of the editor: choose, then the first region, so that the drag moves it whatever lies above.
  for (const key of ["v", "."]) await page.keyboard.press(key);
  await nextFrame(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  return {
    prepare: () => Promise.resolve(),
    async run(index) {
      await page.mouse.move(x + 12 + (index % 60) * 2, y + 12 + (index % 23));
      await nextFrame(page);
    },
    async finish() {
      await page.mouse.up();
      await nextFrame(page);
    },
  };
}

/** Turns the wheel over the middle: eight notches in, eight out. An odd number of steps ends at another view. */
async function zooming(page: Page): Promise<Steps> {
  const { x, y } = await page.evaluate(() => (globalThis as unknown as BenchWindow).bench.place()); // set by the page
  await page.mouse.move(x, y);
  return wheeling(page, (index) => [0, index % 16 < 8 ? -100 : 100]);
}

/** Two fingers on a trackpad, to and fro. */
async function panning(page: Page): Promise<Steps> {
  const { x, y } = await page.evaluate(() => (globalThis as unknown as BenchWindow).bench.place()); // as above
  await page.mouse.move(x, y);
  return wheeling(page, (index) => (index % 16 < 8 ? [9, 7] : [-9, -7]));
}

const wheeling = (page: Page, turn: (index: number) => readonly [number, number]): Steps => ({
  prepare: () => Promise.resolve(),
  async run(index) {
    await page.mouse.wheel(...turn(index));
    await nextFrame(page);
  },
  finish: () => Promise.resolve(),
});

/** Clicks through the picture: mostly one box after the other is chosen. */
async function selecting(page: Page): Promise<Steps> {
  await page.keyboard.press("v");
  const { x, y } = await page.evaluate(() => (globalThis as unknown as BenchWindow).bench.place()); // as above
  return {
    prepare: (index) => page.mouse.move(x - 200 + ((index * 37) % 400), y - 120 + ((index * 53) % 240)),
    async run() {
      await page.mouse.down();
      await page.mouse.up();
      await nextFrame(page);
    },
    finish: () => Promise.resolve(),
  };
}

/** Selects a word on screen by a double click, then presses the first label's key. */
async function addingSpans(page: Page): Promise<Steps> {
  const used: number[] = [];
  /** The next word on screen that has not been used; lines move as marks are added, so it is looked up each time. */
  const nextWord = () =>
    page.evaluate((taken) => {
      const part = document.querySelector("[role=application]");
      if (part === null) throw new Error("no text is shown");
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      // One for all words: every range slows down later changes of the page until it is collected.
      const range = document.createRange();
      let offset = 0;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const content = node.textContent ?? "";
        for (const { index } of content.matchAll(/\b\w{5,}\b/g)) {
          const at = offset + index;
          const last = taken.at(-1);
          // A word away from the one before: a mark may have split the text of that one. Five letters: no span is as long.
          if (last !== undefined && at < last + 10) continue;
          range.setStart(node, index);
          range.setEnd(node, index + 5);
          const { left, top, bottom, width } = range.getBoundingClientRect();
          if (width === 0 || top < 60 || bottom > innerHeight - 20) continue;
          return { at, x: left + width / 2, y: (top + bottom) / 2 };
        }
        offset += content.length;
      }
      throw new Error("no word is left on screen");
    }, used);
  return {
    async prepare() {
      const { at, x, y } = await nextWord();
      used.push(at);
      await page.mouse.dblclick(x, y);
      await nextFrame(page);
    },
    async run() {
      await page.keyboard.press("1");
      await nextFrame(page);
    },
    finish: () => Promise.resolve(),
  };
}

const stepsOf: Readonly<Record<Action, (page: Page) => Promise<Steps>>> = {
  drag: dragging,
  zoom: zooming,
  pan: panning,
  select: selecting,
  span: addingSpans,
};
