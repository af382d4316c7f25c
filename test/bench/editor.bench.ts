import { afterAll, beforeAll, it } from "vitest";
import type { Browser } from "playwright-core";
import { inChromium, launch } from "../browser/browser.ts";
import { benchEditor, serveEditorPage, type EditorBench, type EditorPages } from "./editor.ts";
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

  const counts = [500, 3_000, 10_000] as const;
  const goals = {
    drag: "script within 1 ms of the plain canvas, 60 frames a second; first paint <= 50 ms or 1.5x of it",
    zoom: "60 frames a second, or as many as the plain canvas has",
    pan: "60 frames a second, or as many as the plain canvas has",
    select: "60 frames a second, or as many as the plain canvas has",
  } as const;
  const names = { drag: "dragging one of", zoom: "zooming over", pan: "panning over", select: "choosing among" };
  const actions = ["drag", "zoom", "pan", "select"] as const;

  it.each(counts.flatMap((shapes) => actions.map((action) => ({ shapes, action }))))(
    "$action with $shapes boxes",
    async ({ shapes, action }) => {
      const options = { url: pages.url, action, shapes, steps: action === "drag" ? 120 : 61 };
      const editor = await benchEditor(browser, { ...options, mode: "boxes" });
      const twin = await benchEditor(browser, { ...options, mode: "twin" });
      const figures = beside(editor, twin);
      report({ name: `editor, ${names[action]} ${shapes} boxes`, goal: goals[action], figures });
    },
  );

  it.each(["drag", "pan"] as const)("%s with 10,000 boxes, tone, grid and magnifier", async (action) => {
    const options = { url: pages.url, action, shapes: 10_000, steps: 61, mode: "boxes" } as const;
    const aided = await benchEditor(browser, { ...options, aided: true });
    const plain = await benchEditor(browser, options);
    report({
      name: `editor, ${names[action]} 10000 boxes with tone, grid and magnifier, beside without`,
      goal: "60 frames a second, or as many as without",
      figures: beside(aided, plain),
    });
  });

  it.each([20, 200])("painting a stroke beside %i masks", async (shapes) => {
    const options = { url: pages.url, action: "stroke", shapes, steps: 120 } as const;
    const editor = await benchEditor(browser, { ...options, mode: "masks" });
    const twin = await benchEditor(browser, { ...options, mode: "plain-stroke" });
    report({
      name: `editor, painting a stroke beside ${shapes} masks`,
      goal: "60 frames a second, or as many as the plain canvas has; script within 1 ms of it",
      figures: beside(editor, twin),
    });
  });

  it("adding spans to a text of 100 KB that has 2,000", async () => {
    const options = { url: pages.url, action: "span", shapes: 2_000, steps: 40 } as const;
    const editor = await benchEditor(browser, { ...options, mode: "spans" });
    const twin = await benchEditor(browser, { ...options, mode: "plain-text" });
    report({
      name: "editor, adding a span beside 2,000",
      goal: "script at most 2 ms",
      figures: beside(editor, twin),
    });
  });
});

/** Figures of the editor and of its twin from the same run. */
const beside = (editor: EditorBench, twin: EditorBench) => ({
  ...editor,
  twinFirstPaintMs: twin.firstPaintMs,
  twinScriptP50Ms: twin.scriptP50Ms,
  twinScriptP95Ms: twin.scriptP95Ms,
  twinFrameP50Ms: twin.frameP50Ms,
  twinFrameP95Ms: twin.frameP95Ms,
});
