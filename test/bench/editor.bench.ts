import { afterAll, beforeAll, it } from "vitest";
import type { Browser } from "playwright-core";
import { inChromium, launch } from "../browser/browser.ts";
import { benchEditor, serveEditorPage, type EditorPages } from "./editor.ts";
import { report } from "./report.ts";

inChromium("the editor in a real browser", () => {
  let browser: Browser;
  let pages: EditorPages;
  beforeAll(async () => {
    [browser, pages] = await Promise.all([launch(), serveEditorPage()]);
  });
  afterAll(async () => {
    await browser.close();
    await pages.close();
  });

  it.each([500, 3_000, 10_000])("dragging one of %i boxes, beside a plain canvas", async (shapes) => {
    const { url } = pages;
    const editor = await benchEditor(browser, { url, mode: "boxes", shapes });
    const twin = await benchEditor(browser, { url, mode: "twin", shapes });
    const figures = {
      ...editor,
      twinFirstPaintMs: twin.firstPaintMs,
      twinScriptP50Ms: twin.scriptP50Ms,
      twinScriptP95Ms: twin.scriptP95Ms,
      twinFrameP50Ms: twin.frameP50Ms,
      twinFrameP95Ms: twin.frameP95Ms,
    };
    const goal = "script within 1 ms of the plain canvas, 60 frames a second, first paint <= 50 ms";
    report({ name: `editor, dragging one of ${shapes} boxes`, goal, figures });
  });

  it("adding spans to a text of 100 KB that has 2,000", async () => {
    const figures = await benchEditor(browser, { url: pages.url, mode: "spans", shapes: 2_000, steps: 40 });
    report({ name: "editor, adding a span beside 2,000", goal: "script <= 2 ms", figures: { ...figures } });
  });
});
