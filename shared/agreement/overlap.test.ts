import { describe, expect, it } from "vitest";
import { bestTotal } from "./assignment.ts";
import { boxIou } from "./box-overlap.ts";
import { overlapAreas, polygonIou, ringsArea, type Rings } from "./polygon-overlap.ts";
import { spanF1 } from "./span-f1.ts";

const square = (x: number, y: number, size: number): Rings => [
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
  ],
];

describe("boxIou", () => {
  it("is shared area over the area of both", () => {
    expect(boxIou({ x: 0, y: 0, width: 10, height: 10 }, { x: 5, y: 0, width: 10, height: 10 })).toBeCloseTo(1 / 3, 12);
    expect(boxIou({ x: 0, y: 0, width: 10, height: 10 }, { x: 10, y: 0, width: 10, height: 10 })).toBe(0);
    expect(boxIou({ x: 0.1, y: 0.2, width: 0.3, height: 1 / 3 }, { x: 0.1, y: 0.2, width: 0.3, height: 1 / 3 })).toBe(
      1,
    );
  });
});

describe("overlapAreas", () => {
  it("cuts squares and triangles exactly", () => {
    expect(overlapAreas(square(0, 0, 10), square(5, 5, 10))).toEqual({ first: 100, second: 100, both: 25 });
    const triangle: Rings = [
      [
        [0, 0],
        [10, 0],
        [0, 10],
      ],
    ];
    const other: Rings = [
      [
        [10, 10],
        [10, 0],
        [0, 10],
      ],
    ];
    expect(overlapAreas(triangle, other)).toEqual({ first: 50, second: 50, both: 0 });
    expect(overlapAreas(triangle, square(0, 0, 5)).both).toBeCloseTo(25, 12);
  });

  it("handles concave shapes, holes and parts by the even-odd rule", () => {
    const ring: Rings = [...square(0, 0, 10), ...square(2, 2, 6)];
    expect(ringsArea(ring)).toBe(64);
    expect(overlapAreas(ring, square(2, 2, 6)).both).toBe(0);
    const comb: Rings = [
      [
        [0, 0],
        [9, 0],
        [9, 9],
        [6, 9],
        [6, 3],
        [3, 3],
        [3, 9],
        [0, 9],
      ],
    ];
    expect(ringsArea(comb)).toBe(63);
    expect(
      overlapAreas(comb, [
        [
          [0, 6],
          [9, 6],
          [9, 9],
          [0, 9],
        ],
      ]).both,
    ).toBe(18);
    expect(ringsArea([...square(0, 0, 2), ...square(5, 5, 2)])).toBe(8);
  });

  it("handles a shape that crosses itself", () => {
    expect(
      ringsArea([
        [
          [0, 0],
          [10, 10],
          [10, 0],
          [0, 10],
        ],
      ]),
    ).toBeCloseTo(50, 12);
  });

  it("estimates shapes made to be slow instead of hanging", () => {
    const zigzag = (shift: number): Rings => [
      Array.from({ length: 3000 }, (_, index): [number, number] => [
        index % 2 === 0 ? 0 : 1000,
        (index * 7 + shift) % 1000,
      ]),
    ];
    const started = performance.now();
    const areas = overlapAreas(zigzag(0), zigzag(3));
    expect(performance.now() - started).toBeLessThan(5000);
    expect(areas.both).toBeGreaterThan(0);
    expect(areas.both).toBeLessThanOrEqual(Math.min(areas.first, areas.second));
    expect(polygonIou(zigzag(0), zigzag(0))).toBe(1);
  });

  it("estimates within a hundredth where 64 slabs are all it may take", () => {
    const circle = (x: number): Rings => [
      Array.from({ length: 200 }, (_, step): [number, number] => [
        x + 100 * Math.cos((step * Math.PI) / 100),
        100 + 100 * Math.sin((step * Math.PI) / 100),
      ]),
    ];
    const exact = overlapAreas(circle(100), circle(180));
    const estimate = overlapAreas(circle(100), circle(180), 100);
    expect(estimate).not.toEqual(exact);
    expect(Math.abs(estimate.both / exact.both - 1)).toBeLessThan(0.01);
    expect(Math.abs(exact.first / (Math.PI * 100 ** 2) - 1)).toBeLessThan(0.001);
  });

  it("gives 1 for the same shape and 0 for shapes apart", () => {
    const odd: Rings = [
      [
        [0.1, 0.7],
        [9.3, 1.1],
        [4.4, 8.8],
        [3.3, 3.9],
      ],
    ];
    expect(polygonIou(odd, odd)).toBe(1);
    expect(polygonIou(odd, square(100, 100, 5))).toBe(0);
    expect(polygonIou(square(0, 0, 10), square(5, 0, 10))).toBeCloseTo(1 / 3, 12);
  });
});

describe("bestTotal", () => {
  const scores = [
    [0.9, 0.8, 0],
    [0.8, 0.1, 0],
    [0, 0, 0.5],
  ];
  const score = (row: number, column: number) => scores[row]?.[column] ?? 0;

  it("pairs for the greatest sum, not the greatest pair first", () => {
    expect(bestTotal({ rows: 3, columns: 3 }, score)).toBeCloseTo(2.1, 12);
    expect(bestTotal({ rows: 3, columns: 3 }, score, 0)).toBeCloseTo(1.5, 12); // greedy: 0.9 + 0.1 + 0.5
  });

  it("equals trying every pairing", () => {
    const next = generator(7);
    for (let round = 0; round < 200; round++) {
      const [rows, columns] = [1 + (round % 5), 1 + (round % 4)];
      const table = Array.from({ length: rows }, () =>
        Array.from({ length: columns }, () => (next() < 0.4 ? 0 : next())),
      );
      const found = bestTotal({ rows, columns }, (row, column) => table[row]?.[column] ?? 0);
      expect(found).toBeCloseTo(tryAll(table, 0, new Set()), 9);
    }
  });

  it("stays quick with a thousand shapes", () => {
    const near = (row: number, column: number) => (Math.abs(row - column) <= 1 ? 0.5 : 0);
    expect(bestTotal({ rows: 1000, columns: 1000 }, near)).toBe(500);
  });
});

function tryAll(table: readonly (readonly number[])[], row: number, used: ReadonlySet<number>): number {
  const scores = table[row];
  if (scores === undefined) return 0;
  const without = tryAll(table, row + 1, used);
  const with_ = scores.map((score, column) =>
    used.has(column) ? 0 : score + tryAll(table, row + 1, new Set([...used, column])),
  );
  return Math.max(without, ...with_);
}

/** Park and Miller's minimal standard generator: the same numbers in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe("spanF1", () => {
  it("counts spans that are the same in text, place and label", () => {
    const first = [
      { label: "per", place: "0-3" },
      { label: "loc", place: "5-9" },
    ];
    const second = [
      { label: "per", place: "0-3" },
      { label: "per", place: "5-9" },
      { label: "loc", place: "5-8" },
    ];
    expect(spanF1(first, second)).toEqual({ overall: 2 / 5, perLabel: { per: 2 / 3, loc: 0 } });
    expect(spanF1([], [])).toEqual({ overall: 1, perLabel: {} });
  });
});
