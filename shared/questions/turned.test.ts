import { describe, expect, it } from "vitest";
import { compare as compareEllipses } from "./ellipse/agreement.ts";
import { coco as ellipseCoco } from "./ellipse/formats.ts";
import { coco, parse } from "./rotated-box/formats.ts";
import { compare } from "./rotated-box/agreement.ts";
import { rotatedBoxSettings } from "./rotated-box/schema.ts";
import { cornersOf, fitsPicture, fromFrame, normalDegrees } from "./turned.ts";

const size = { width: 100, height: 50 };
const box = (more: object) => ({ id: "r1", label: "x", cx: 20, cy: 20, width: 10, height: 4, angle: 0, ...more });
const boxes = (...regions: ReturnType<typeof box>[]) => ({ ...size, regions });
const oval = (more: object) => ({ id: "r1", label: "x", cx: 20, cy: 20, rx: 10, ry: 5, angle: 0, ...more });
const settings = rotatedBoxSettings.parse({ labels: ["x"] });
const facts = { kind: "image", ...size } as const;

describe("turned frames", () => {
  it("turn clockwise as seen on the picture, whole quarters exactly", () => {
    expect(cornersOf(box({}))).toEqual([
      [15, 18],
      [25, 18],
      [25, 22],
      [15, 22],
    ]);
    expect(cornersOf(box({ angle: 90 }))).toEqual([
      [22, 15],
      [22, 25],
      [18, 25],
      [18, 15],
    ]);
    const [x, y] = fromFrame(box({ angle: 30 }), 10, 0);
    expect([x, y]).toEqual([20 + 10 * Math.cos(Math.PI / 6), expect.closeTo(25, 9)]);
  });

  it.each([
    [0, 0],
    [360, 0],
    [-90, 270],
    [725, 5],
    [-1e-20, 0],
  ])("%d degrees are %d", (given, normal) => {
    expect(normalDegrees(given)).toBe(normal);
  });

  it("may stick out of the picture, with their middle on it", () => {
    expect(fitsPicture(box({ cx: 0, cy: 50 }), size)).toBe(true);
    expect(fitsPicture(box({ cx: -1 }), size)).toBe(false);
    expect(fitsPicture(box({ width: 241 }), size)).toBe(false);
  });
});

describe("rotated boxes", () => {
  it("agree by the area that they share", () => {
    const one = boxes(box({}));
    expect(compare(one, boxes(box({ angle: 180 }))).overall).toBeCloseTo(1, 12);
    // A 10 × 4 bar and the same one upright share 4 × 4 of 64.
    expect(compare(one, boxes(box({ angle: 90 }))).overall).toBeCloseTo(16 / 64, 12);
    expect(compare(one, boxes(box({ cx: 60 }))).overall).toBe(0);
  });

  it("leave as COCO with their corners and their turn, and come back", () => {
    const [shape] = coco(boxes(box({ angle: 90 })));
    expect(shape).toMatchObject({ bbox: [18, 15, 4, 10], area: 40, attributes: { rotation: 90 } });
    const back = parse([{ label: "x", segmentation: shape?.segmentation }], settings, facts);
    expect(back.answer?.regions[0]).toMatchObject({ cx: 20, cy: 20, width: 10, height: 4, angle: 90 });
  });

  it("are read from four corners either way round, and nothing else with four corners", () => {
    const corners = cornersOf(box({ angle: 30 }));
    for (const points of [corners, corners.toReversed()]) {
      const [region] = parse([{ label: "x", points }], settings, facts).answer?.regions ?? [];
      expect(compare(boxes(box({ angle: 30 })), boxes(region ?? box({}))).overall).toBeCloseTo(1, 9);
    }
    const kite = [
      [10, 10],
      [20, 12],
      [30, 10],
      [20, 30],
    ];
    expect(parse([{ label: "x", points: kite }], settings, facts)).toMatchObject({
      problems: [{ path: [0], message: "schema.invalid_union" }],
    });
  });
});

describe("ellipses", () => {
  it("agree by area; a turned circle is the same circle", () => {
    const one = { ...size, regions: [oval({})] };
    expect(compareEllipses(one, { ...size, regions: [oval({ angle: 180 })] }).overall).toBeCloseTo(1, 9);
    const half = compareEllipses(one, { ...size, regions: [oval({ rx: 5 })] }).overall;
    expect(half).toBeCloseTo(0.5, 3);
    const circle = { ...size, regions: [oval({ rx: 5 })] };
    expect(compareEllipses(circle, { ...size, regions: [oval({ rx: 5, angle: 31 })] }).overall).toBeGreaterThan(0.995);
  });

  it("leave as polygons with the bounds and the area of the ellipse", () => {
    const [shape] = ellipseCoco({ ...size, regions: [oval({ angle: 90 })] });
    expect(shape?.bbox.map((value) => Math.round(value))).toEqual([15, 10, 10, 20]);
    expect(shape?.area).toBeCloseTo(Math.PI * 50, 9);
    expect(shape?.segmentation[0]).toHaveLength(2 * 72);
  });
});
