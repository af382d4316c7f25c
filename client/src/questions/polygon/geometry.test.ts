import { describe, expect, it } from "vitest";
import { polygonSettings } from "@keyhole/shared/questions/polygon/schema";
import type { PolygonRegion } from "@keyhole/shared/questions/polygon/schema";
import { areaOf, dragVertex, handlesOf, insertVertex, isWithin, movePolygon, removeVertex } from "./geometry.ts";

const extent = { width: 100, height: 100 };
const settings = polygonSettings.parse({});
const square: PolygonRegion = {
  id: "a",
  label: "fur",
  rings: [
    [
      [10, 10],
      [50, 10],
      [50, 50],
      [10, 50],
    ],
    [
      [20, 20],
      [30, 20],
      [30, 30],
    ],
  ],
};

describe("polygon geometry", () => {
  it("has a handle for each vertex of each ring", () => {
    expect(handlesOf(square).map(({ id }) => id)).toEqual(["0.0", "0.1", "0.2", "0.3", "1.0", "1.1", "1.2"]);
  });

  it("moves all rings together and stops at the border", () => {
    const moved = movePolygon(square, { x: 100, y: -100 }, extent);
    expect(moved.rings[0]?.[0]).toEqual([60, 0]);
    expect(moved.rings[1]?.[0]).toEqual([70, 10]);
  });

  it("drags one vertex, inside the picture", () => {
    const dragged = dragVertex(square, { handle: "1.2", to: { x: 999, y: 40 }, constrain: false }, extent);
    expect(dragged.rings[1]).toEqual([
      [20, 20],
      [30, 20],
      [100, 40],
    ]);
    expect(dragged.rings[0]).toBe(square.rings[0]);
  });

  it("puts a vertex where an edge was pressed, also into the closing edge", () => {
    expect(insertVertex(square, { x: 30, y: 11 }, 3)).toMatchObject({ handle: "0.1" });
    expect(insertVertex(square, { x: 30, y: 11 }, 3)?.region.rings[0]?.[1]).toEqual([30, 10]);
    expect(insertVertex(square, { x: 9, y: 30 }, 3)).toMatchObject({ handle: "0.4" });
    expect(insertVertex(square, { x: 90, y: 90 }, 3)).toBeNull();
  });

  it("takes a vertex out, but not below a triangle", () => {
    expect(removeVertex(square, "0.0", settings)).toMatchObject({
      region: {
        rings: [
          [
            [50, 10],
            [50, 50],
            [10, 50],
          ],
          {},
        ],
      },
    });
    const triangle = { ...square, rings: [square.rings[1] ?? []] };
    expect(removeVertex(triangle, "0.0", settings)).toEqual({
      notice: { message: "editor.polygon.fewest", values: { least: 3 } },
    });
  });

  it("a vertex taken out of a hole that is a triangle takes the hole away", () => {
    expect(removeVertex(square, "1.0", settings)).toEqual({ region: { ...square, rings: [square.rings[0]] } });
  });

  it.each([
    ["in the middle", true, 12, 12, 4],
    ["over the hole that is there", false, 18, 22, 12],
    ["outside", false, 60, 60, 5],
    ["over the outline", false, 8, 40, 5],
  ])("a new hole %s is within: %s", (_name, within, x, y, side) => {
    const ring: [number, number][] = [
      [x, y],
      [x + side, y],
      [x + side, y + side],
    ];
    expect(isWithin(ring, square)).toBe(within);
  });

  it("a ring with its vertices inside still crosses a notch", () => {
    const notched: PolygonRegion = {
      id: "b",
      label: "fur",
      rings: [
        [
          [0, 0],
          [40, 0],
          [40, 40],
          [20, 5],
          [0, 40],
        ],
      ],
    };
    const across: [number, number][] = [
      [3, 30],
      [5, 20],
      [37, 30],
    ];
    expect(isWithin(across, notched)).toBe(false);
  });

  it("knows areas", () => {
    expect(square.rings.map(areaOf)).toEqual([1600, 50]);
  });
});
