import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, it } from "vitest";
import type { Page } from "playwright-core";
import type { PersonId } from "@keyhole/shared/ids";
import { templates } from "@keyhole/shared/templates/templates";
import { inChromium, launch, pageOf } from "../browser/browser.ts";
import { cableTo } from "../browser/cable.ts";
import { startDemo, type Demo } from "../browser/demo.ts";
import { imported, projectWith } from "../imports/importing.ts";
import { percentile } from "./raw-database.ts";
import { report } from "./report.ts";

const tasks = 24;
/** The first ones warm up and are not counted. */
const warm = 4;

inChromium("from submit to the next task", () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo.close());

  it.each([0, 80])("with %i ms more for each round trip", { timeout: 120_000 }, async (delayMs) => {
    const [lead, leo] = [await demo.as("lena"), await demo.as("leo")];
    const projectId = await projectWith(lead, templates["text-classification"], `Next after ${delayMs} ms`);
    const lines = Array.from({ length: tasks + 1 }, (_, at) => JSON.stringify({ text: `Post number ${at + 1}.` }));
    await imported(lead, projectId, [{ name: "posts.jsonl", body: lines.join("\n") }]);
    const personId = leo.personId as PersonId; // the server gave it
    await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
    const cable = await cableTo(leo.url, delayMs);
    const browser = await launch(cable.flag);
    try {
      const page = await pageOf(browser, leo, { path: `/work/${projectId}`, complaints: [] });
      await page.getByRole("button", { name: /^(?:Start|Continue)/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.locator("[data-field]").waitFor();
      const times: number[] = [];
      for (let task = 0; task < tasks; task++) {
        await wait(150);
        await page.keyboard.press("1");
        const painted = await nextPainted(page);
        await page.keyboard.press("Control+Enter");
        const ms = await painted.evaluate((found) => found.painted);
        if (task >= warm) times.push(ms);
      }
      const figures = { addedDelayMs: delayMs, p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) };
      const goal = "100 ms from the key to the painted task, at 0 and at 80 ms";
      report({ name: `editor, submit to next at ${delayMs} ms`, goal, figures });
    } finally {
      await browser.close();
      await cable.close();
    }
  });
});

/** Milliseconds from the key that submits to the frame after another text stood in the page. */
const nextPainted = (page: Page) =>
  page.evaluateHandle(() => {
    const text = (): string => document.querySelector("[data-field]:not([inert] *)")?.textContent ?? "";
    const before = text();
    let start = 0;
    addEventListener("keydown", ({ key }) => key === "Enter" && (start = performance.now()), { capture: true });
    const painted = new Promise<number>((resolve) => {
      const look = (): void => {
        if (start > 0 && text() !== before && text() !== "") setTimeout(() => resolve(performance.now() - start));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    return { painted };
  });
