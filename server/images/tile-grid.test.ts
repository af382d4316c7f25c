import { describe, expect, it } from "vitest";

import { tileAt, tileGrid, tileSide } from "./tile-grid.ts";

describe("tileGrid", () => {
  it("cuts into equal parts and leaves no sliver", () => {
    expect(tileGrid(1025, 1024)).toEqual({ columns: 2, rows: 1 });
    expect(tileAt({ width: 1025, height: 1024 }, { column: 0, row: 0 })).toEqual({
      x: 0,
      y: 0,
      width: 513,
      height: 1024,
    });
    expect(tileAt({ width: 1025, height: 1024 }, { column: 1, row: 0 })).toEqual({
      x: 513,
      y: 0,
      width: 512,
      height: 1024,
    });
  });

  it.each([
    [1, 1],
    [4000, 3000],
    [30_000, 300],
    [1023, 2049],
  ])("covers %i x %i exactly once", (width, height) => {
    const { columns, rows } = tileGrid(width, height);
    let area = 0;
    let right = 0;
    for (let column = 0; column < columns; column += 1) {
      const first = tileAt({ width, height }, { column, row: 0 });
      expect(first?.x).toBe(right);
      right = (first?.x ?? 0) + (first?.width ?? 0);
      for (let row = 0; row < rows; row += 1) {
        const tile = tileAt({ width, height }, { column, row });
        expect(Math.max(tile?.width ?? 0, tile?.height ?? 0)).toBeLessThanOrEqual(tileSide);
        area += (tile?.width ?? 0) * (tile?.height ?? 0);
      }
    }
    expect(right).toBe(width);
    expect(area).toBe(width * height);
  });

  it("knows no tile outside, between or of nonsense", () => {
    const picture = { width: 2000, height: 100 };
    for (const [column, row] of [
      [-1, 0],
      [2, 0],
      [0, 1],
      [0.5, 0],
      [Number.NaN, 0],
    ] as const) {
      expect(tileAt(picture, { column, row })).toBeUndefined();
    }
  });
});
