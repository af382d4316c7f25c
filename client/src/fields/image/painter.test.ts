import { describe, expect, it } from "vitest";
import { boxSettings } from "@keyhole/shared/questions/box/schema";
import { palette } from "@keyhole/shared/questions/label";
import { boxLayer } from "../../questions/box/layer.ts";
import { contrastTo, luminance } from "./contrast.ts";
import { DrawnRegions } from "./drawn.ts";
import { needsPaint } from "./painter.ts";
import type { Scene } from "./painter.ts";

const question = { name: "objects", title: "", settings: boxSettings.parse({ labels: ["dog"] }), layer: boxLayer };
const box = (id: string, x: number) => ({ id, label: "dog", x, y: 0, width: 5, height: 5 });
const regions = new DrawnRegions([question], { width: 400, height: 300 });
const draw = (...boxes: readonly object[]) => regions.of({ objects: { width: 10, height: 10, regions: boxes } });
const [a, b] = [box("a", 0), box("b", 1)];
const scene: Scene = {
  drawn: draw(a, b),
  without: [{ question: "objects", region: "a" }],
  hidden: new Set(),
  viewport: { scale: 1, x: 0, y: 0 },
  screen: { width: 10, height: 10 },
  ratio: 1,
  grid: null,
};

describe("needsPaint", () => {
  it("not for the same scene, nor for a change of what the overlay shows", () => {
    expect(needsPaint(null, scene)).toBe(true);
    expect(needsPaint(scene, { ...scene })).toBe(false);
    expect(needsPaint(scene, { ...scene, drawn: draw(box("a", 3), b) })).toBe(false);
  });

  it.each([
    ["another region changed", { drawn: draw(a, box("b", 4)) }],
    ["one more region", { drawn: draw(a, b, box("c", 4)) }],
    ["another selection", { without: [] }],
    ["hidden", { hidden: new Set(["b"]) }],
    ["viewport", { viewport: { scale: 2, x: 0, y: 0 } }],
    ["size", { screen: { width: 11, height: 10 } }],
    ["a grid", { grid: { extent: { width: 400, height: 300 }, step: 50 } }],
    ["moved to another display", { ratio: 2 }],
  ])("for %s", (_name, change) => {
    expect(needsPaint(scene, { ...scene, ...change })).toBe(true);
  });
});

describe("contrast", () => {
  it("text on every colour of the palette reaches 4.5:1", () => {
    for (const colour of palette) {
      const [light, dark] = [luminance(colour), luminance(contrastTo(colour))].toSorted((x, y) => y - x);
      expect(((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05), colour).toBeGreaterThanOrEqual(4.5);
    }
  });
});
