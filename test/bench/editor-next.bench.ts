import { setTimeout as wait } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, beforeAll, it } from "vitest";
import type { Page } from "playwright-core";
import type { PersonId } from "@keyhole/shared/ids";
import { templates } from "@keyhole/shared/templates/templates";
import { inChromium, launch, pageOf } from "../browser/browser.ts";
import { cableTo } from "../browser/cable.ts";
import { startDemo, type Demo } from "../browser/demo.ts";
import { photo } from "../images/samples.ts";
import { imported, projectWith, type Upload } from "../imports/importing.ts";
import { bareNext, nextPainted, type Step } from "./editor-next.ts";
import { percentile } from "./raw-database.ts";
import { report } from "./report.ts";

const tasks = 24;
/** The first ones warm up and are not counted. */
const warm = 4;
/** Between tasks: as long as somebody needs who answers with one key. */
const thinkingMs = 900;

const posts = (): Upload[] => {
  const lines = Array.from({ length: tasks + 2 }, (_, at) => JSON.stringify({ text: `Post number ${at + 1}.` }));
  return [{ name: "posts.jsonl", body: lines.join("\n") }];
};

/** Full HD photographs of about 700 KB, each of its own. */
async function pictures(): Promise<Upload[]> {
  const bytes = await photo(1920, 1080).blur(0.8).jpeg({ quality: 92 }).toBuffer();
  const one = async (at: number): Promise<Upload> => ({ name: `${at}.jpg`, body: await photoWith(bytes, at) });
  return Promise.all(Array.from({ length: tasks + 2 }, (_, at) => one(at)));
}

/** The same pixels in a file of its own, so that it is no duplicate. */
async function photoWith(bytes: Uint8Array, at: number): Promise<Uint8Array> {
  const copy = sharp(bytes).withExif({ IFD0: { ImageDescription: `picture ${at}` } });
  return Uint8Array.from(await copy.jpeg({ quality: 92 }).toBuffer());
}

inChromium("from submit to the next task", () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo.close());

  const kinds = [
    { kind: "text", template: "text-classification", files: () => Promise.resolve(posts()) },
    { kind: "picture", template: "image-classification", files: pictures },
  ] as const;
  const runs = kinds.flatMap((kind) => [0, 80].map((delayMs) => ({ ...kind, delayMs })));

  it.each(runs)("$kind with $delayMs ms more for each round trip", { timeout: 180_000 }, async (run) => {
    const { kind, template, delayMs } = run;
    const [lead, leo] = [await demo.as("lena"), await demo.as("leo")];
    const projectId = await projectWith(lead, templates[template], `Next ${kind} after ${delayMs} ms`);
    await imported(lead, projectId, await run.files());
    await lead.client.project.setMember.mutate({ projectId, personId: leo.personId as PersonId, role: "labeler" }); // the server gave it
    const cable = await cableTo(leo.url, delayMs);
    const browser = await launch(cable.flag);
    try {
      const page = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints: [] });
      await page.getByRole("button", { name: /^(?:Start|Continue)/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.locator("[data-field]").waitFor();
      const steps = await labeled(page);
      const bare = await bareSteps(await pageOf(browser, leo, { path: "/", complaints: [] }), kind);
      const of = (name: keyof Step, q: number) =>
        percentile(
          steps.map((step) => step[name]),
          q,
        );
      const figures = {
        addedDelayMs: delayMs,
        p50Ms: of("paintedMs", 0.5),
        p95Ms: of("paintedMs", 0.95),
        bareP50Ms: percentile(bare, 0.5),
        bareP95Ms: percentile(bare, 0.95),
        ratio: of("paintedMs", 0.5) / percentile(bare, 0.5),
        sentAfterP50Ms: of("sentMs", 0.5),
        answerP50Ms: of("answerMs", 0.5),
        mediaP50Ms: of("mediaMs", 0.5),
        requestsP50: of("requests", 0.5),
      };
      const goal = "100 ms from the key to the painted task, at 0 and at 80 ms";
      report({ name: `editor, submit to next ${kind} at ${delayMs} ms`, goal, figures });
    } finally {
      await browser.close();
      await cable.close();
    }
  });
});

async function labeled(page: Page): Promise<Step[]> {
  const steps: Step[] = [];
  for (let task = 0; task < tasks; task++) {
    await wait(thinkingMs);
    await page.keyboard.press("1");
    await wait(50);
    const painted = await nextPainted(page);
    await page.keyboard.press("Control+Enter");
    const step = await painted.evaluate((found) => found.painted);
    if (task >= warm) steps.push(step);
  }
  return steps;
}

async function bareSteps(page: Page, kind: "text" | "picture"): Promise<number[]> {
  const times: number[] = [];
  for (let task = 0; task < tasks; task++) {
    await wait(200);
    const painted = await bareNext(page, kind);
    await page.keyboard.press("Enter");
    const ms = await painted.evaluate((found) => found.painted);
    if (task >= warm) times.push(ms);
  }
  return times;
}
