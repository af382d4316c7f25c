import { describe, expect, it } from "vitest";

import { layoutTile } from "./tile-layout.ts";

describe("layoutTile", () => {
  it.each([
    [60, 60],
    [120, 88],
    [360, 99],
    [700, 110],
    [1000, 60],
  ])(
    "step %i, row gap %i: no text touches another, rows are staggered, the slant is about -24 degrees",
    (step, gap) => {
      const layout = layoutTile(step, gap);
      expect(layout.angle).toBeGreaterThan(-25.5);
      expect(layout.angle).toBeLessThan(-22.5);
      const angle = (layout.angle * Math.PI) / 180;
      const [first, ...others] = layout.centres;
      expect(first).toEqual({ x: 0, y: 0 });
      const around = [-2, -1, 0, 1, 2].flatMap((column) =>
        [-2, -1, 0, 1, 2].map((row) => ({ x: column * layout.width, y: row * layout.height })),
      );
      const neighbours = [{ x: 0, y: 0 }, ...others]
        .flatMap(({ x, y }) => around.map((at) => ({ x: x + at.x, y: y + at.y })))
        .filter(({ x, y }) => Math.hypot(x, y) > 1e-6)
        .map(({ x, y }) => ({
          along: Math.abs(x * Math.cos(angle) + y * Math.sin(angle)),
          across: Math.abs(y * Math.cos(angle) - x * Math.sin(angle)),
        }));
      const sameRow = neighbours.filter(({ across }) => across < 0.5);
      expect(Math.min(...sameRow.map(({ along }) => along))).toBeGreaterThan(step * 0.97);
      const otherRows = neighbours.filter(({ across }) => across >= 0.5);
      const nearest = Math.min(...otherRows.map(({ across }) => across));
      expect(nearest).toBeGreaterThan(Math.min(gap, step * 0.7) * 0.6);
      const stagger = Math.min(
        ...otherRows.filter(({ across }) => across < nearest + 1).map(({ along }) => along / step),
      );
      expect(stagger).toBeGreaterThan(0.25);
    },
  );
});
