import { describe, expect, it } from "vitest";
import { assignLanes } from "./lanes.ts";

const lanes = (...ranges: [number, number][]) => assignLanes(ranges.map(([start, end]) => ({ start, end })));

describe("assignLanes", () => {
  it("keeps ranges that are apart on the first lane", () => {
    expect(lanes([0, 2], [2, 4], [8, 9])).toEqual([0, 0, 0]);
  });
  it("puts the inner of two nested ranges nearer to the text", () => {
    expect(lanes([0, 10], [2, 4])).toEqual([1, 0]);
    expect(lanes([0, 10], [2, 6], [3, 4], [8, 9])).toEqual([2, 1, 0, 0]);
  });
  it("parts ranges that are alike", () => {
    expect(lanes([1, 3], [1, 3], [1, 3])).toEqual([0, 1, 2]);
  });
  it("is quick where one range holds two thousand", () => {
    const inner = Array.from({ length: 2_000 }, (_, k): [number, number] => [k * 3, k * 3 + 2]);
    const started = performance.now();
    expect(Math.max(...lanes([0, 6_000], ...inner))).toBe(1);
    expect(performance.now() - started).toBeLessThan(100);
  });
});
