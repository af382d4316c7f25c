import { describe, expect, it } from "vitest";
import { boxSettings } from "@keyhole/shared/questions/box/schema";
import { boxLayer } from "../../questions/box/layer.ts";
import { DrawnRegions } from "./drawn.ts";
import { HitIndex, nearness } from "./hit-index.ts";
import type { Sketch } from "./shapes.ts";

const question = { name: "objects", title: "", settings: boxSettings.parse({ labels: ["dog"] }), layer: boxLayer };
const box = (id: string, x: number, size: number) => ({ id, label: "dog", x, y: x, width: size, height: size });
const drawn = new DrawnRegions([question], { width: 400, height: 300 }).of({
  objects: { width: 100, height: 100, regions: [box("large", 0, 90), box("small", 30, 20), box("twin", 30, 20)] },
});
const index = new HitIndex(drawn);
const hit = (x: number, y: number, tolerance = 2) => index.at({ x, y }, tolerance, () => true)?.region.id ?? null;

describe("HitIndex", () => {
  it("prefers the smaller region inside a larger one, and the one drawn last among equals", () => {
    expect(hit(40, 40)).toBe("twin");
    expect(hit(70, 70)).toBe("large");
    expect(hit(95, 95)).toBeNull();
  });

  it("prefers a line that is pressed to a region that only surrounds it", () => {
    const crossing = new DrawnRegions([question], { width: 400, height: 300 }).of({
      objects: { width: 100, height: 100, regions: [box("line", 20, 60), box("around", 10, 30)] },
    });
    expect(new HitIndex(crossing).at({ x: 20, y: 30 }, 2, () => true)?.region.id).toBe("line");
  });

  it("of lines at one place takes the one on top, whichever is smaller", () => {
    const nested = [box("small", 20, 30), box("large", 20, 60)];
    const at = (regions: readonly object[]) =>
      new HitIndex(
        new DrawnRegions([question], { width: 400, height: 300 }).of({
          objects: { width: 100, height: 100, regions },
        }),
      ).at({ x: 20, y: 40 }, 2, () => true)?.region.id;
    expect(at(nested)).toBe("large");
    expect(at(nested.toReversed())).toBe("small");
  });

  it("reaches as far as the tolerance says", () => {
    expect(hit(91, 50)).toBe("large");
    expect(hit(94, 50)).toBeNull();
    expect(hit(94, 50, 5)).toBe("large");
  });

  it("leaves out what does not count, and is empty for nothing", () => {
    expect(index.at({ x: 40, y: 40 }, 2, ({ region }) => region.id === "large")?.region.id).toBe("large");
    expect(new HitIndex([]).at({ x: 0, y: 0 }, 2, () => true)).toBeNull();
  });
});

describe("nearness", () => {
  const ring = (from: number, to: number) => [
    { x: from, y: from },
    { x: to, y: from },
    { x: to, y: to },
    { x: from, y: to },
  ];
  const frame: Sketch = { rings: [ring(0, 100), ring(30, 70)], lines: [], dots: [] };
  it("a hole is not inside", () => {
    expect(nearness(frame, { x: 15, y: 15 }, 2)).toBe("inside");
    expect(nearness(frame, { x: 50, y: 50 }, 2)).toBeNull();
    expect(nearness(frame, { x: 31, y: 50 }, 2)).toBe("outline");
  });
  it("a dot has half as much reach again as a line", () => {
    const dot: Sketch = { rings: [], lines: [], dots: [{ x: 0, y: 0, hollow: false }] };
    expect(nearness(dot, { x: 3, y: 0 }, 2)).toBe("outline");
    expect(nearness(dot, { x: 4, y: 0 }, 2)).toBeNull();
  });
});

describe("DrawnRegions", () => {
  it("draws an unchanged region once, and finds regions after others went", () => {
    const regions = new DrawnRegions([question], { width: 400, height: 300 });
    const [first, second] = [box("a", 0, 10), box("b", 20, 10)];
    const before = { objects: { width: 100, height: 100, regions: [first, second] } };
    const after = { objects: { width: 100, height: 100, regions: [second] } };
    const b = { question: "objects", region: "b" };
    const drawnBefore = regions.find(b, before);
    expect(regions.find(b, after)).toBe(drawnBefore);
    expect(regions.find({ question: "objects", region: "a" }, after)).toBeNull();
    expect(regions.find({ question: "other", region: "b" }, after)).toBeNull();
  });
});
