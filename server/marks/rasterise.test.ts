import { describe, expect, it } from "vitest";

import { fillOutlines, grow, type Segment } from "./rasterise.ts";

const outline = (points: readonly (readonly [number, number])[]): Segment[] =>
  points.map(([x, y], at) => {
    const [nextX, nextY] = points[(at + 1) % points.length] ?? [x, y];
    return [x, y, nextX, nextY];
  });
const box = (left: number, top: number, right: number, bottom: number): Segment[] =>
  outline([
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]);
const rowsOf = (segments: readonly Segment[], width: number, height: number): number[][] => {
  const { data } = fillOutlines(segments, width, height);
  return Array.from({ length: height }, (_, row) => [...data.subarray(row * width, (row + 1) * width)]);
};

describe("fillOutlines", () => {
  it("fills whole pixels fully and parts of pixels by their area", () => {
    expect(rowsOf(box(1, 0, 3, 1), 5, 1)).toEqual([[0, 255, 255, 0, 0]]);
    expect(rowsOf(box(0.5, 0, 2.25, 1), 4, 1)).toEqual([[128, 255, 64, 0]]);
    expect(rowsOf(box(1, 0.5, 2, 1.75), 4, 2)).toEqual([
      [0, 128, 0, 0],
      [0, 191, 0, 0],
    ]);
  });

  it("fills slanted edges by their exact area, also across many pixels in one row", () => {
    const flat = outline([
      [0, 1],
      [4, 0],
      [4, 1],
    ]);
    expect(rowsOf(flat, 6, 1)).toEqual([[32, 96, 159, 223, 0, 0]]);
    const triangle = outline([
      [0, 0],
      [7, 0],
      [0, 7],
    ]);
    const total = rowsOf(triangle, 9, 7)
      .flat()
      .reduce((sum, value) => sum + value, 0);
    expect(total / 255).toBeCloseTo(24.5, 1);
  });

  it("leaves holes empty, counts overlaps once, and ignores the direction", () => {
    const hole = outline([
      [2, 1],
      [2, 2],
      [3, 2],
      [3, 1],
    ]);
    expect(rowsOf([...box(1, 0, 4, 3), ...hole], 6, 3)[1]).toEqual([0, 255, 0, 255, 0, 0]);
    expect(rowsOf([...box(0, 0, 2, 1), ...box(1, 0, 3, 1)], 5, 1)).toEqual([[255, 255, 255, 0, 0]]);
    expect(rowsOf(hole, 5, 3)[1]).toEqual([0, 0, 255, 0, 0]);
  });
});

describe("grow", () => {
  it("adds a rim of its radius, softened by less than a pixel, and keeps the shape", () => {
    const point = fillOutlines(box(3, 3, 4, 4), 8, 8);
    const grown = grow(point, 1);
    const row = (y: number): number[] => [...grown.data.subarray(y * 8, y * 8 + 8)];
    expect(row(3)).toEqual([0, 0, 255, 255, 255, 0, 0, 0]);
    expect(row(2)).toEqual([0, 0, 149, 255, 149, 0, 0, 0]);
    expect(row(1)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(grow(point, 0)).toBe(point);
    expect(() => grow(fillOutlines(box(0, 0, 1, 1), 2, 2), 3)).not.toThrow();
  });
});
