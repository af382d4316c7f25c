import { describe, expect, it } from "vitest";
import { areaOf, boundsOfRuns, sharedArea } from "@keyhole/shared/questions/mask/runs";
import { maskSettings } from "@keyhole/shared/questions/mask/schema";
import type { MaskRegion } from "@keyhole/shared/questions/mask/schema";
import type { DrawEvent, Pixels } from "../../fields/image/image-layer.ts";
import { at, drawContext, finish, press as dab } from "../draw-tool.testing.ts";
import { runsOf } from "./mask-runs.ts";
import type { MaskContext } from "./painting.ts";
import { maskTool } from "./tool.ts";
import type { MaskState } from "./tool.ts";

const extent = { width: 200, height: 100 };
const settings = maskSettings.parse({ labels: ["cat", "dog"] });
const semantic = maskSettings.parse({ labels: ["cat", "dog"], kind: "semantic" });
const line = (...places: readonly [number, number][]) => [
  ...places.map(([x, y], index) => at(index === 0 ? "down" : "move", x, y)),
  at("up", ...(places.at(-1) ?? [0, 0])),
];
/** Plays events as the surface does: what is replaced is stored and selected. */
function play(events: readonly DrawEvent[], given: Partial<MaskContext> = {}) {
  let state: MaskState = maskTool.idle;
  let ids = 0;
  let { regions = [], selected = null } = given;
  const notices: string[] = [];
  for (const event of events) {
    const newId = () => `m${(ids += 1)}`;
    const usual = { label: "cat", mode: "brush", brush: 10, newId };
    const step = maskTool.step(state, event, drawContext(settings, { ...usual, ...given, regions, selected }));
    state = step.state;
    if (step.replaced !== undefined) {
      ({ regions } = step.replaced);
      const { select } = step.replaced;
      selected = regions.find(({ id }) => id === select) ?? null;
    }
    if (step.notice !== undefined) notices.push(step.notice.message);
  }
  const shown = regions.map((region) => ({
    id: region.id,
    label: region.label,
    area: areaOf(runsOf(region, extent)),
    bounds: boundsOfRuns(runsOf(region, extent), extent),
  }));
  return { at: state.at, state, regions, selected, shown, notices };
}
const area = (region: MaskRegion | undefined): number => (region === undefined ? 0 : areaOf(runsOf(region, extent)));

describe("mask tool, brush", () => {
  it("idle -> stroke: nothing is stored before the tip is lifted; the preview is the line", () => {
    const begun = play([at("down", 20, 50), at("move", 60, 50)]);
    expect(begun).toMatchObject({ at: "stroke", shown: [] });
    expect(maskTool.preview(begun.state, settings).stroke).toEqual({
      line: [
        { x: 20, y: 50 },
        { x: 60, y: 50 },
      ],
      width: 10,
      erases: false,
    });
  });

  it("stroke -> idle: lifting stores the pixels within the tip and selects the mask", () => {
    const { shown, selected } = play(line([20, 50], [60, 50]));
    expect(shown).toMatchObject([{ id: "m1", label: "cat", bounds: { left: 15, top: 45, right: 65, bottom: 55 } }]);
    // A band of 40 × 10 and two half discs of radius 5.
    expect(shown[0]?.area).toBeGreaterThan(40 * 10 + 70);
    expect(shown[0]?.area).toBeLessThan(40 * 10 + 90);
    expect(selected?.id).toBe("m1");
  });

  it("goes on with the selected mask; Enter lets go, and the next stroke is another object", () => {
    const { shown, notices } = play([...dab(20, 20), ...dab(60, 20), finish, ...dab(100, 20)]);
    expect(shown.map(({ id }) => id)).toEqual(["m1", "m2"]);
    expect(shown[0]?.area).toBe(2 * (shown[1]?.area ?? 0));
    expect(notices).toEqual(["editor.mask.another"]);
  });

  it("another label begins another mask", () => {
    const first = play(dab(20, 20));
    const { shown } = play(dab(22, 20), { ...first, label: "dog" });
    expect(shown.map(({ label }) => label)).toEqual(["cat", "dog"]);
  });

  it("shift draws straight from where the last stroke ended", () => {
    const { shown } = play([...dab(20, 50), ...dab(60, 50, { shift: true })]);
    expect(shown).toMatchObject([{ bounds: { left: 15, right: 65 } }]);
    expect(shown[0]?.area).toBeGreaterThan(400);
  });

  it("cuts off what lies over the border", () => {
    expect(play(dab(0, 0)).shown[0]?.bounds).toEqual({ left: 0, top: 0, right: 5, bottom: 5 });
    expect(play(dab(-50, -50))).toMatchObject({ shown: [], notices: [] });
  });

  it.each(["cancel", "back"] as const)("%s forgets the stroke", (type) => {
    expect(play([at("down", 20, 50), at("move", 60, 50), { type }])).toMatchObject({ at: "idle", shown: [] });
  });
});

describe("mask tool, eraser", () => {
  const painted = play(line([20, 50], [60, 50]));

  it("takes pixels from the selected mask, whatever label is drawn; Alt makes any mode one", () => {
    const before = area(painted.regions[0]);
    const erased = play(dab(40, 50), { ...painted, mode: "erase", label: "dog" });
    expect(erased.shown).toHaveLength(1);
    expect(erased.shown[0]?.area).toBeLessThan(before - 60);
    expect(play(dab(40, 50, { alt: true }), { ...painted }).shown).toEqual(erased.shown);
  });

  it("a mask without a pixel is gone", () => {
    expect(play(line([10, 50], [70, 50]), { ...painted, mode: "erase", brush: 60 })).toMatchObject({
      shown: [],
      selected: null,
    });
  });

  it("needs a selected mask", () => {
    const { notices, regions } = play(dab(40, 50), { ...painted, selected: null, mode: "erase" });
    expect(notices).toEqual(["editor.mask.eraseNone"]);
    expect(regions).toBe(painted.regions);
  });

  it("leaves a mask that would become too small, and says so", () => {
    const { notices, regions } = play(line([10, 50], [40, 50]), {
      ...painted,
      mode: "erase",
      brush: 40,
      settings: { ...settings, minArea: 50 },
    });
    expect(notices).toEqual(["editor.mask.tooSmall"]);
    expect(regions).toBe(painted.regions);
  });
});

describe("mask tool, one mask for each label", () => {
  const cat = play(line([20, 50], [60, 50]), { settings: semantic });

  it("paints a label's one mask, whatever is selected, and takes the pixels from the others", () => {
    const { shown, regions } = play(dab(40, 50), { ...cat, settings: semantic, label: "dog" });
    expect(shown.map(({ label }) => label)).toEqual(["cat", "dog"]);
    const [first, second] = regions.map((region) => runsOf(region, extent));
    expect(first && second && sharedArea(first, second)).toBe(0);
    expect(area(regions[0]) + area(regions[1])).toBe(area(cat.regions[0]));
    const again = play(dab(150, 20), { regions, settings: semantic });
    expect(again.shown.map(({ label }) => label)).toEqual(["cat", "dog"]);
    // What was not touched is the same object.
    expect(again.regions[1]).toBe(regions[1]);
  });

  it("a locked mask keeps its pixels, and is not painted", () => {
    const locked = new Set(["m1"]);
    const { regions } = play(dab(40, 50), { ...cat, settings: semantic, label: "dog", locked, brush: 30 });
    expect(regions[0]).toBe(cat.regions[0]);
    const [first, second] = regions.map((region) => runsOf(region, extent));
    expect(first && second && sharedArea(first, second)).toBe(0);
    expect(play(dab(90, 50), { ...cat, settings: semantic, locked }).notices).toEqual(["editor.mask.locked"]);
  });

  it("erases whatever is there", () => {
    const both = play(dab(70, 50), { ...cat, settings: semantic, label: "dog" });
    const { shown } = play(line([10, 50], [100, 50]), { ...both, settings: semantic, mode: "erase", brush: 60 });
    expect(shown).toEqual([]);
  });
});

describe("mask tool, lasso", () => {
  const square = [...dab(10, 10), ...dab(50, 10), ...dab(50, 50), ...dab(10, 50)];
  const given = { mode: "lasso" };

  it("idle -> lasso -> idle: a press for each vertex, Enter or the first vertex closes; area is exact", () => {
    expect(play(square, given)).toMatchObject({ at: "lasso", shown: [] });
    expect(play([...square, finish], given)).toMatchObject({ at: "idle", shown: [{ area: 1600 }] });
    expect(play([...square, ...dab(11, 10)], given)).toMatchObject({ at: "idle", shown: [{ area: 1600 }] });
  });

  it("drawn around in one go, it closes when the pointer is lifted", () => {
    const around = [
      [10, 10],
      [30, 10],
      [50, 10],
      [50, 30],
      [50, 50],
      [30, 50],
      [10, 50],
      [10, 40],
      [10, 30],
    ] as const;
    const { at: end, shown } = play(line(...around.map(([x, y]): [number, number] => [x, y])), given);
    expect(end).toBe("idle");
    expect(shown).toMatchObject([{ area: 1600 }]);
  });

  it("Backspace takes vertices back, Escape all; two are no area", () => {
    expect(play([...square, { type: "back" }, finish], given).shown).toMatchObject([{ bounds: { right: 50 } }]);
    expect(play([...square, { type: "cancel" }], given)).toMatchObject({ at: "idle", shown: [] });
    expect(play([...square.slice(0, 4), finish], given)).toMatchObject({
      at: "lasso",
      notices: ["editor.polygon.tooFew"],
    });
  });
});

describe("mask tool, fill", () => {
  /** Half the size of the original: left half dark, right half light, with a step of 30 between. */
  const pixels: Pixels = { width: 100, height: 50, data: new Uint8ClampedArray(100 * 50 * 4) };
  for (let pixel = 0; pixel < 100 * 50; pixel++)
    pixels.data.fill(pixel % 100 < 50 ? 100 : 130, 4 * pixel, 4 * pixel + 3);
  const given = { mode: "fill", pixels: () => pixels };

  it("paints what is joined and alike, in the pixels of the original", () => {
    expect(play([at("down", 150, 50)], given).shown).toMatchObject([
      { area: 100 * 100, bounds: { left: 100, top: 0, right: 200, bottom: 100 } },
    ]);
  });

  it("closes holes as small as letters of the mark, and leaves larger ones", () => {
    const data = pixels.data.slice();
    // Of 20,000 pixels of the original 100 are half of a hundredth: a hole of 5 × 5 shown is 100, one of 6 × 6 is 144.
    for (const [left, side] of [
      [60, 5],
      [80, 6],
    ] as const) {
      for (let y = 10; y < 10 + side; y++) {
        for (let x = left; x < left + side; x++) data.fill(0, 4 * (y * 100 + x), 4 * (y * 100 + x) + 3);
      }
    }
    const marked = { ...given, pixels: () => ({ ...pixels, data }) };
    expect(play([at("down", 150, 50)], marked).shown).toMatchObject([{ area: 100 * 100 - 144 }]);
  });

  it("passes as far as the tolerance goes", () => {
    const wide = { ...given, settings: { ...settings, fillTolerance: 30 } };
    expect(play([at("down", 150, 50)], wide).shown).toMatchObject([{ area: 200 * 100 }]);
  });

  it("says when there is no picture to read", () => {
    expect(play([at("down", 150, 50)], { mode: "fill" })).toMatchObject({
      shown: [],
      notices: ["editor.mask.noPicture"],
    });
  });
});
