import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, it } from "vitest";
import { decodeCounts } from "@keyhole/shared/questions/mask/rle";
import { areaOf } from "@keyhole/shared/questions/mask/runs";
import { giveSession, inChromium, watchedPage } from "./browser.ts";
import type { Place } from "./drawing.ts";
import { handsOf, ways, type Hands, type Way } from "./hands.ts";
import { spansBy, text, textForm, textHandOf } from "./text-hands.ts";
import { enterTask, lines, stage } from "./stage.ts";

// Every drawing tool by mouse, by keyboard alone and by touch: one program each, and the same answer whichever hand.

const picture = { width: 900, height: 600 };

type Region = Readonly<Record<string, unknown>>;
interface Tool {
  readonly type: string;
  readonly labels: readonly string[];
  readonly settings?: object;
  draw(hands: Hands, choose: (label?: number) => Promise<void>): Promise<void>;
  /** Holds what was stored, to a pixel, against what was drawn. */
  check(regions: readonly Region[]): void;
}

/** A finger and a mouse meet pixels of the screen, not of the picture. */
const near = (value: number) => expect.closeTo(value, -0.5);
const nearAll = (places: readonly Place[]) => places.map(([x, y]) => [near(x), near(y)]);
const turned: readonly Place[] = [
  [60, 130],
  [140, 70],
  [170, 110],
];
const outline: readonly Place[] = [
  [40, 220],
  [200, 220],
  [200, 340],
  [40, 340],
];
const hole: readonly Place[] = [
  [90, 250],
  [150, 250],
  [150, 310],
];
const bent: readonly Place[] = [
  [260, 220],
  [320, 280],
  [400, 230],
];
const figure: readonly Place[] = [
  [500, 60],
  [470, 140],
  [530, 140],
];
const eyes: readonly Place[] = [
  [600, 60],
  [660, 60],
];
const stroke: readonly Place[] = [
  [480, 240],
  [500, 240],
  [520, 240],
  [540, 240],
  [560, 240],
];
const rubbed: readonly Place[] = [
  [540, 240],
  [560, 240],
  [580, 240],
];
const around: readonly Place[] = [
  [480, 340],
  [560, 340],
  [560, 400],
  [480, 400],
];

const tools: Readonly<Record<string, Tool>> = {
  box: {
    type: "box",
    labels: ["car"],
    async draw(hands, choose) {
      await choose();
      await hands.drag([230, 60], [310, 130]);
    },
    check: (regions) =>
      expect.soft(regions).toMatchObject([{ x: near(230), y: near(60), width: near(80), height: near(70) }]),
  },
  "rotated-box": {
    type: "rotated-box",
    labels: ["ship"],
    async draw(hands, choose) {
      await choose();
      await hands.press(...turned);
    },
    check: (regions) =>
      expect
        .soft(regions)
        .toMatchObject([
          { cx: near(115), cy: near(120), width: near(100), height: near(50), angle: expect.closeTo(323, -0.5) },
        ]),
  },
  ellipse: {
    type: "ellipse",
    labels: ["cell"],
    async draw(hands, choose) {
      await choose();
      // Both ends of an axis, then how far across.
      await hands.press([350, 100], [430, 100], [390, 130]);
    },
    check: (regions) =>
      expect.soft(regions).toMatchObject([{ cx: near(390), cy: near(100), rx: near(40), ry: near(30) }]),
  },
  polygon: {
    type: "polygon",
    labels: ["roof"],
    async draw(hands, choose) {
      await choose();
      await hands.press(...outline, ...outline.slice(0, 1));
      await hands.mode(/^Cut a hole/, "Shift+X");
      await hands.press(...hole, ...hole.slice(0, 1));
    },
    check: (regions) => expect.soft(regions).toMatchObject([{ rings: [nearAll(outline), nearAll(hole)] }]),
  },
  polyline: {
    type: "polyline",
    labels: ["lane"],
    async draw(hands, choose) {
      await choose();
      await hands.press(...bent, ...bent.slice(-1));
    },
    check: (regions) => expect.soft(regions).toMatchObject([{ points: nearAll(bent) }]),
  },
  keypoint: {
    type: "keypoint",
    labels: ["left-eye", "right-eye"],
    settings: { unique: true },
    async draw(hands, choose) {
      await choose();
      // The name after it comes by itself.
      await hands.press(...eyes);
    },
    check: (regions) =>
      expect.soft(regions).toMatchObject(
        eyes.map(([x, y], at) => ({
          label: ["left-eye", "right-eye"][at],
          x: near(x),
          y: near(y),
          visibility: "visible",
        })),
      ),
  },
  skeleton: {
    type: "skeleton",
    labels: ["person"],
    settings: {
      points: ["head", "left", "right"].map((name) => ({ name })),
      edges: [
        ["head", "left"],
        ["head", "right"],
      ],
    },
    async draw(hands, choose) {
      await choose();
      await hands.press(...figure);
    },
    check: (regions) =>
      expect
        .soft(regions)
        .toMatchObject([
          { points: figure.map(([x, y], at) => ({ name: ["head", "left", "right"][at], x: near(x), y: near(y) })) },
        ]),
  },
  mask: {
    type: "mask",
    labels: ["rust", "moss"],
    settings: { kind: "semantic" },
    async draw(hands, choose) {
      await choose(0);
      await hands.mode(/^Brush/, "Shift+B");
      await hands.drag(...stroke);
      await hands.mode(/^Eraser/, "Shift+E");
      await hands.drag(...rubbed);
      await choose(1);
      await hands.mode(/^Draw the outline of an area/, "Shift+L");
      await hands.press(...around, ...around.slice(0, 1));
    },
    check(regions) {
      const masks = regions.map(({ label, counts }) => ({ label, runs: decodeCounts(String(counts), picture) }));
      expect(masks.map(({ label }) => label)).toEqual(["rust", "moss"]);
      const [rust, moss] = masks.map(({ runs }) => (runs === null ? 0 : areaOf(runs)));
      // A tip of 16 pixels over 80, or five times its round where there is no drag; the end of it taken off again.
      expect(rust).toBeGreaterThan(400);
      expect(rust).toBeLessThan(1_700);
      expect(Math.abs((moss ?? 0) - 80 * 60)).toBeLessThan(400);
    },
  },
};
const names = Object.keys(tools);
const keys = "123456789".split("");
const keyOf = (tool: string, label = 0): string => {
  const before = names.slice(0, names.indexOf(tool)).flatMap((name) => tools[name]?.labels ?? []).length;
  return [...keys, "q", "w", "e"][before + label] ?? "";
};

const pictureForm = {
  v: 1,
  fields: [{ name: "photo", kind: "image", title: "Photo" }],
  questions: names.map((name) => ({
    name: name.replaceAll("-", ""),
    title: name,
    type: tools[name]?.type,
    field: "photo",
    settings: {
      ...tools[name]?.settings,
      labels: tools[name]?.labels.map((value, at) => ({ value, hotkey: keyOf(name, at) })),
    },
  })),
};

inChromium("each drawing tool by mouse, by keyboard alone and by touch", { timeout: 90_000 }, () => {
  const on = stage("tools");

  async function begin(way: Way, projectId: string): Promise<Page> {
    const viewport = { width: 1280, height: 720 };
    const touches = way === "touch" ? { hasTouch: true, isMobile: true } : {};
    const context = await on.browser.newContext({ viewport, reducedMotion: "reduce", ...touches });
    await giveSession(context, on.leo);
    const page = await watchedPage(context, on.leo.url, on.complaints);
    await page.goto(`${on.leo.url}/work/${projectId}`);
    const start = page.getByRole("button", { name: /^(?:Start|Continue)/ });
    if (way === "touch") await start.tap();
    else if (way === "mouse") await start.click();
    else await enterTask(page);
    await page.locator('[data-phase="open"]').waitFor();
    return page;
  }

  for (const way of ways) {
    it(`shapes on a picture, by ${way}`, async () => {
      const body = await sharp({ create: { ...picture, channels: 3, background: "#505860" } })
        .jpeg()
        .toBuffer();
      const projectId = await on.project(pictureForm, `Shapes by ${way}`, [{ name: "photo.jpg", body }]);
      const page = await begin(way, projectId);
      await page.locator('[role="application"] > img').waitFor();
      const hands = await handsOf(page, way, picture);
      for (const [name, tool] of Object.entries(tools)) {
        await tool.draw(hands, (at = 0) => hands.label(tool.labels[at] ?? "", keyOf(name, at)));
      }
      await page.screenshot({ path: `${on.shots}${way}.png` });
      const answers = await on.submit(page, projectId);
      for (const [name, tool] of Object.entries(tools)) {
        const answer = answers[name.replaceAll("-", "")] as { regions: readonly Region[] } | undefined; // of shapes
        tool.check(answer?.regions ?? []);
      }
      expect(on.complaints.splice(0)).toEqual([]);
    });

    it(`spans and a relation on a text, by ${way}`, async () => {
      const projectId = await on.project(textForm, `Spans by ${way}`, [lines("posts.jsonl", [{ text }])]);
      const page = await begin(way, projectId);
      const hand = await textHandOf(page, way);
      const spans = spansBy(way);
      for (const { words, ...label } of spans) {
        await hand.mark(words, label);
        await page.getByRole("row", { name: new RegExp(words) }).waitFor();
      }
      await hand.join(
        "works-for",
        "3",
        spans.map(({ words }) => words),
      );
      await page.getByText("1 relation").first().waitFor();
      await page.screenshot({ path: `${on.shots}text-${way}.png` });
      const { names: marked, relations } = (await on.submit(page, projectId)) as Readonly<
        Record<string, { readonly regions: readonly Region[] }>
      >;
      const places = spans.map(({ label, words }) => ({
        label,
        start: text.indexOf(words),
        end: text.indexOf(words) + words.length,
      }));
      expect(marked?.regions).toMatchObject(places);
      const [from, to] = (marked?.regions ?? []).map(({ id }) => id);
      expect(relations?.regions).toMatchObject([{ label: "works-for", from, to }]);
      expect(on.complaints.splice(0)).toEqual([]);
    });
  }
});
