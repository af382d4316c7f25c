import { describe, expect, it } from "vitest";
import { lineLikeness, sampledLine } from "./line-distance.ts";

const alike = (one: [number, number][], other: [number, number][], tolerance: number): number =>
  lineLikeness(sampledLine(one), sampledLine(other), tolerance);
const flat: [number, number][] = [
  [0, 0],
  [100, 0],
];

describe("lineLikeness", () => {
  it("is 1 for the same line, also drawn backwards or with more vertices on it", () => {
    expect(alike(flat, flat, 10)).toBe(1);
    expect(alike(flat, flat.toReversed(), 10)).toBeCloseTo(1, 12);
    const more: [number, number][] = [
      [0, 0],
      [5, 0],
      [6, 0],
      [100, 0],
    ];
    expect(alike(flat, more, 10)).toBeCloseTo(1, 12);
  });

  it("falls with the distance, and is 0 from the tolerance on", () => {
    const shifted = (y: number): [number, number][] => flat.map(([x]) => [x, y]);
    expect(alike(flat, shifted(5), 10)).toBeCloseTo(0.5, 12);
    expect(alike(flat, shifted(10), 10)).toBe(0);
    expect(alike(flat, shifted(500), 10)).toBe(0);
  });

  it("counts what only one of them covers, from both sides alike", () => {
    const half: [number, number][] = [
      [0, 0],
      [50, 0],
    ];
    // All of the half lies on the whole; half of the whole lies beyond the half, but for 10 pixels of falling closeness.
    const expected = (1 + (0.5 + 0.05)) / 2;
    expect(alike(flat, half, 10)).toBeCloseTo(expected, 2);
    expect(alike(half, flat, 10)).toBe(alike(flat, half, 10));
  });

  it("samples along bends by length, both ends among them", () => {
    const { samples } = sampledLine(
      [
        [0, 0],
        [10, 0],
        [10, 0],
        [10, 30],
      ],
      5,
    );
    expect(samples).toEqual([
      [0, 0],
      [10, 0],
      [10, 10],
      [10, 20],
      [10, 30],
    ]);
  });

  it("two points are lines too", () => {
    expect(
      alike(
        [
          [1, 1],
          [1, 1],
        ],
        [
          [1, 1],
          [1, 1],
        ],
        1,
      ),
    ).toBe(1);
  });
});
