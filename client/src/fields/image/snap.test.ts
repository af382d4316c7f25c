import { describe, expect, it } from "vitest";
import { boxSettings } from "@keyhole/shared/questions/box/schema";
import { polygonSettings } from "@keyhole/shared/questions/polygon/schema";
import { skeletonSettings } from "@keyhole/shared/questions/skeleton/schema";
import { boxLayer } from "../../questions/box/layer.ts";
import { polygonLayer } from "../../questions/polygon/layer.ts";
import { skeletonLayer } from "../../questions/skeleton/layer.ts";
import { DrawnRegions } from "./drawn.ts";
import { HitIndex } from "./hit-index.ts";
import { betweenOn, sharedBorder, snapTo } from "./snap.ts";

const extent = { width: 400, height: 300 };
const ring = [
  [200, 50],
  [300, 50],
  [300, 150],
  [200, 150],
];
const drawn = new DrawnRegions(
  [
    { name: "boxes", title: "", settings: boxSettings.parse({ labels: ["a"] }), layer: boxLayer },
    { name: "outlines", title: "", settings: polygonSettings.parse({ labels: ["a"] }), layer: polygonLayer },
    {
      name: "people",
      title: "",
      settings: skeletonSettings.parse({ labels: ["a"], points: ["p", "q"], edges: [["p", "q"]] }),
      layer: skeletonLayer,
    },
  ],
  extent,
).of({
  boxes: { ...extent, regions: [{ id: "box", label: "a", x: 50, y: 50, width: 100, height: 100 }] },
  outlines: { ...extent, regions: [{ id: "ring", label: "a", rings: [ring] }] },
  people: {
    ...extent,
    regions: [
      {
        id: "figure",
        label: "a",
        points: [
          { name: "p", x: 50, y: 250, visibility: "visible" },
          { name: "q", x: 350, y: 250, visibility: "visible" },
        ],
      },
    ],
  },
});
const snap = (x: number, y: number, reach = 8) => snapTo({ x, y }, drawn, { extent, reach });

describe("snapTo", () => {
  it("takes a corner within reach, also where a line is nearer", () => {
    expect(snap(54, 51)).toEqual({ x: 50, y: 50, kind: "vertex" });
    expect(snap(301, 146)).toEqual({ x: 300, y: 150, kind: "vertex" });
  });

  it("takes the nearest place on a line where no corner is in reach", () => {
    expect(snap(100, 53)).toEqual({ x: 100, y: 50, kind: "edge" });
    expect(snap(205, 100)).toEqual({ x: 200, y: 100, kind: "edge" });
  });

  it("knows the picture's corners and its border", () => {
    expect(snap(396, 3)).toEqual({ x: 400, y: 0, kind: "vertex" });
    expect(snap(5, 220)).toEqual({ x: 0, y: 220, kind: "edge" });
    expect(snap(-6, 220)).toEqual({ x: 0, y: 220, kind: "edge" });
  });

  it("finds nothing farther than the reach, nor on a line that is no border of anything", () => {
    expect(snap(100, 59)).toBeNull();
    expect(snap(100, 59, 10)).not.toBeNull();
    expect(snap(175, 100)).toBeNull();
    expect(snap(200, 251)).toBeNull();
  });
});

describe("borders that are shared", () => {
  const points = ring.map(([x = 0, y = 0]) => ({ x, y }));
  const at = (x: number, y: number) => ({ x, y });

  it("go the shorter way around, in either direction, without the places themselves", () => {
    expect(betweenOn(points, at(250, 50), at(300, 100))).toEqual([at(300, 50)]);
    expect(betweenOn(points, at(300, 100), at(250, 50))).toEqual([at(300, 50)]);
    expect(betweenOn(points, at(210, 50), at(210, 150))).toEqual([at(200, 50), at(200, 150)]);
    expect(betweenOn(points, at(200, 50), at(300, 100))).toEqual([at(300, 50)]);
  });

  it("have nothing between two places on one line, and none where a place is off them", () => {
    expect(betweenOn(points, at(220, 50), at(280, 50))).toEqual([]);
    expect(betweenOn(points, at(280, 50), at(220, 50))).toEqual([]);
    expect(betweenOn(points, at(220, 51), at(280, 50))).toBeNull();
    expect(sharedBorder(drawn, at(250, 50), at(300, 100))).toEqual([at(300, 50)]);
    expect(sharedBorder(drawn, at(50, 100), at(300, 100))).toEqual([]);
  });

  it("allow for the hundredth that stored places are rounded to", () => {
    const slant = [at(0, 0), at(100, 33), at(0, 66)];
    expect(betweenOn(slant, at(33.33, 11), at(66.67, 44))).toEqual([at(100, 33)]);
  });
});

it("a look among 10,000 shapes takes a small part of a frame", () => {
  const regions = Array.from({ length: 10_000 }, (_, index) => {
    const [x, y] = [(index * 7919) % 3800, (index * 104_729) % 2800];
    return { id: `r${index}`, label: "a", x, y, width: 20 + (index % 180), height: 20 + (index % 90) };
  });
  const size = { width: 4000, height: 3000 };
  const many = new DrawnRegions(
    [{ name: "boxes", title: "", settings: boxSettings.parse({ labels: ["a"] }), layer: boxLayer }],
    size,
  ).of({ boxes: { ...size, regions } });
  const index = new HitIndex(many);
  const looks = 2_000;
  const started = performance.now();
  let found = 0;
  for (let look = 0; look < looks; look++) {
    const point = { x: (look * 31) % 4000, y: (look * 17) % 3000 };
    if (snapTo(point, index.near(point, 8), { extent: size, reach: 8 }) !== null) found += 1;
  }
  const took = performance.now() - started;
  expect(found).toBeGreaterThan(looks / 2);
  // Measured 0.03 ms; a frame has 16.
  expect(took / looks).toBeLessThan(1);
});
