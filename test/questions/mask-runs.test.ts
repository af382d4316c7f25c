import { fillRings, strokeRuns } from "@keyhole/shared/questions/mask/fill";
import { outlinesOf, simplified, withoutHoles } from "@keyhole/shared/questions/mask/outline";
import { countsOf, decodeCounts, encodeCounts } from "@keyhole/shared/questions/mask/rle";
import {
  areaOf,
  boundsOfRuns,
  covers,
  runsIou,
  RunWriter,
  sharedArea,
  shifted,
  sharedRuns,
  unionOf,
  withoutRuns,
  type Runs,
  type Size,
} from "@keyhole/shared/questions/mask/runs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

/** A small picture with any pixels on, as a plain grid: what every operation on runs is held against. */
interface Grid extends Size {
  readonly on: readonly boolean[];
}
const grids = (count: number): fc.Arbitrary<readonly Grid[]> =>
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).chain(([width, height]) =>
    fc
      .array(fc.array(fc.boolean(), { minLength: width * height, maxLength: width * height }), {
        minLength: count,
        maxLength: count,
      })
      .map((all) => all.map((on) => ({ width, height, on }))),
  );

function runsOf({ on }: Grid): Runs {
  const writer = new RunWriter();
  for (const [index, isOn] of on.entries()) if (isOn) writer.add(index, index + 1);
  return writer.runs();
}
const pixels = (runs: Runs, { width, height }: Size): readonly boolean[] =>
  Array.from({ length: width * height }, (_, pixel) => covers(runs, pixel));
const one = (check: (grid: Grid) => void): void =>
  fc.assert(
    fc.property(grids(1), ([grid]) => grid !== undefined && check(grid)),
    { numRuns: 300 },
  );
const two = (check: (first: Grid, second: Grid) => void): void =>
  fc.assert(
    fc.property(grids(2), ([first, second]) => first !== undefined && second !== undefined && check(first, second)),
    { numRuns: 300 },
  );

describe("runs against plain pixels", () => {
  it("hold the same pixels, area and bounds", () => {
    one((grid) => {
      const runs = runsOf(grid);
      expect(pixels(runs, grid)).toEqual(grid.on);
      expect(areaOf(runs)).toBe(grid.on.filter(Boolean).length);
      const places = grid.on.flatMap((isOn, at) => (isOn ? [[Math.floor(at / grid.height), at % grid.height]] : []));
      const [xs, ys] = [places.map(([x = 0]) => x), places.map(([, y = 0]) => y)];
      expect(boundsOfRuns(runs, grid)).toEqual(
        places.length === 0
          ? null
          : { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs) + 1, bottom: Math.max(...ys) + 1 },
      );
    });
  });

  it("unite, subtract and intersect", () => {
    two((first, second) => {
      const [a, b] = [runsOf(first), runsOf(second)];
      const each = (rule: (one: boolean, other: boolean) => boolean) =>
        first.on.map((isOn, at) => rule(isOn, second.on[at] ?? false));
      expect(pixels(unionOf(a, b), first)).toEqual(each((x, y) => x || y));
      expect(pixels(withoutRuns(a, b), first)).toEqual(each((x, y) => x && !y));
      expect(pixels(sharedRuns(a, b), first)).toEqual(each((x, y) => x && y));
      expect(sharedArea(a, b)).toBe(areaOf(sharedRuns(a, b)));
      expect(runsIou(a, b)).toBe(runsIou(b, a));
      expect(runsIou(a, a)).toBe(1);
    });
  });

  it("are stored as counts and read back, packed and plain", () => {
    one((grid) => {
      const runs = runsOf(grid);
      expect(decodeCounts(encodeCounts(runs, grid), grid)).toEqual(runs);
      expect(decodeCounts(countsOf(runs, grid), grid)).toEqual(runs);
    });
  });

  it("move by whole pixels, cut off at the border", () => {
    one((grid) => {
      const moved = pixels(shifted(runsOf(grid), { x: 2, y: -1 }, grid), grid);
      for (const [at, isOn] of moved.entries()) {
        const [x, y] = [Math.floor(at / grid.height) - 2, (at % grid.height) + 1];
        expect(isOn).toBe(x >= 0 && y < grid.height && (grid.on[x * grid.height + y] ?? false));
      }
    });
  });

  it("have outlines that fill to the same mask, clockwise outside", () => {
    one((grid) => {
      const runs = runsOf(grid);
      const rings = outlinesOf(runs, grid);
      expect(fillRings(rings, grid)).toEqual(runs);
      for (const ring of rings) {
        for (const [index, [x, y]] of ring.entries()) {
          const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [0, 0];
          const [thirdX, thirdY] = ring[(index + 2) % ring.length] ?? [0, 0];
          expect(x === nextX).not.toBe(y === nextY);
          // Each vertex is a corner.
          expect(x === nextX && nextX === thirdX).toBe(false);
          expect(y === nextY && nextY === thirdY).toBe(false);
        }
      }
      const signed = rings.reduce(
        (sum, ring) =>
          sum +
          ring.reduce((area, [x, y], index) => {
            const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [0, 0];
            return area + (x * nextY - y * nextX) / 2;
          }, 0),
        0,
      );
      expect(signed).toBe(areaOf(runs));
    });
  });

  it("lose what they enclose: what the border cannot reach is filled", () => {
    one((grid) => {
      const { width, height } = grid;
      const open = new Set<number>();
      const todo = Array.from({ length: width * height }, (_, at) => at).filter((at) => {
        const [x, y] = [Math.floor(at / height), at % height];
        return !(grid.on[at] ?? false) && (x === 0 || y === 0 || x === width - 1 || y === height - 1);
      });
      // Pixels of a mask that meet at a corner only are apart, so what is off leaks through between them.
      for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
        if (open.has(at)) continue;
        open.add(at);
        const [x, y] = [Math.floor(at / height), at % height];
        for (const [dx, dy] of [
          [-1, -1],
          [-1, 0],
          [-1, 1],
          [0, -1],
          [0, 1],
          [1, -1],
          [1, 0],
          [1, 1],
        ] as const) {
          const next = (x + dx) * height + y + dy;
          const isInside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
          if (isInside && !(grid.on[next] ?? false)) todo.push(next);
        }
      }
      const filled = pixels(withoutHoles(runsOf(grid), grid), grid);
      expect(filled).toEqual(grid.on.map((isOn, at) => isOn || !open.has(at)));
    });
  });

  it("are painted by a round brush: the pixels whose middle is near enough", () => {
    const size = { width: 24, height: 18 };
    const place = fc.tuple(fc.double({ min: -5, max: 30, noNaN: true }), fc.double({ min: -5, max: 25, noNaN: true }));
    const radius = fc.double({ min: 0.3, max: 6, noNaN: true });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), radius, (line, wide) => {
        const painted = pixels(strokeRuns(line, wide, size), size);
        for (const [at, isOn] of painted.entries()) {
          const middle = [Math.floor(at / size.height) + 0.5, (at % size.height) + 0.5] as const;
          const far = Math.min(...line.map((from, index) => toSegment(middle, from, line[index + 1] ?? from)));
          if (Math.abs(far - wide) > 1e-6) expect(isOn).toBe(far < wide);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function toSegment(point: readonly [number, number], from: [number, number], to: [number, number]): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const square = dx * dx + dy * dy;
  const part = square === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / square;
  const on = Math.min(1, Math.max(0, part));
  return Math.hypot(point[0] - from[0] - on * dx, point[1] - from[1] - on * dy);
}

describe("COCO's counts", () => {
  it("are the text that COCO's rleToString makes, worked out by hand", () => {
    // The fourth count, 1, is written as the difference to the second, 3: -2 is 11110 in five bits, "0" + 30 = "N".
    const size = { width: 3, height: 3 };
    const writer = new RunWriter();
    for (const [start, end] of [
      [2, 5],
      [6, 7],
    ] as const)
      writer.add(start, end);
    expect(countsOf(writer.runs(), size)).toEqual([2, 3, 1, 1, 2]);
    expect(encodeCounts(writer.runs(), size)).toBe("231N1");
    expect(decodeCounts("231N1", size)).toEqual(writer.runs());
  });

  it.each([
    ["too short", "22"],
    ["too long", "2311N9"],
    ["no such character", "2 3"],
    ["cut off", "23o"],
    ["negative", "2N"],
    ["endless", "ooooooooooooooooo"],
    ["plain and broken", [1, -1, 9]],
    ["plain and too long", [1, 20]],
  ])("are refused where they are %s", (_name, counts) => {
    expect(decodeCounts(counts, { width: 3, height: 3 })).toBeNull();
  });

  it("have a limit of runs", () => {
    const size = { width: 1, height: 100 };
    const writer = new RunWriter();
    for (let at = 0; at < 20; at += 2) writer.add(at, at + 1);
    const counts = encodeCounts(writer.runs(), size);
    expect(decodeCounts(counts, size, 10)).not.toBeNull();
    expect(decodeCounts(counts, size, 9)).toBeNull();
  });
});

describe("simplified outlines", () => {
  it("stay within their tolerance", () => {
    const size = { width: 400, height: 300 };
    const disc = strokeRuns(
      [
        [150, 150],
        [250, 140],
      ],
      80,
      size,
    );
    const [ring = []] = simplified(outlinesOf(disc, size), 1);
    expect(ring.length).toBeLessThan(60);
    expect(runsIou(fillRings([ring], size), disc)).toBeGreaterThan(0.99);
  });
});
