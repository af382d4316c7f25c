import { describe, expect, it } from "vitest";
import { loupeCorner, loupeSide } from "./loupe-place.ts";
import { minimapOf, placeOn } from "./minimap-place.ts";

const screen = { width: 800, height: 600 };
const extent = { width: 4000, height: 2000 };

describe("the loupe", () => {
  it("stands above and right of what it shows, and on the other side where there is no room", () => {
    const middle = loupeCorner({ x: 400, y: 300 }, screen, false);
    expect(middle).toEqual({ x: 428, y: 300 - 28 - loupeSide });
    expect(loupeCorner({ x: 790, y: 300 }, screen, false).x).toBe(790 - 28 - loupeSide);
    expect(loupeCorner({ x: 400, y: 10 }, screen, false).y).toBe(38);
  });

  it("leaves a finger free, and never leaves the screen", () => {
    expect(loupeCorner({ x: 400, y: 300 }, screen, true)).toEqual({ x: 472, y: 300 - 72 - loupeSide });
    for (const x of [0, 200, 399])
      for (const y of [0, 150, 299]) {
        const corner = loupeCorner({ x, y }, { width: 400, height: 300 }, true);
        expect(corner.x).toBeGreaterThanOrEqual(0);
        expect(corner.y).toBeGreaterThanOrEqual(0);
        expect(corner.x + loupeSide).toBeLessThanOrEqual(400);
        expect(corner.y + loupeSide).toBeLessThanOrEqual(300);
      }
  });
});

describe("the overview", () => {
  it("is not there while all of the picture is in view", () => {
    expect(minimapOf({ scale: 0.2, x: 0, y: 100 }, screen, extent)).toBeNull();
    expect(minimapOf({ scale: 0.2, x: -1, y: 100 }, screen, extent)).not.toBeNull();
  });

  it("shows the part in view, and a place on it means the same place of the picture", () => {
    const map = minimapOf({ scale: 1, x: -1000, y: -500 }, screen, extent);
    if (map === null) throw new Error("nothing to show");
    const near = (value: number) => expect.closeTo(value, 6);
    expect(map).toEqual({
      scale: near(0.042),
      size: { width: near(168), height: near(84) },
      view: { left: near(42), top: near(21), right: near(1800 * 0.042), bottom: near(1100 * 0.042) },
    });
    expect(placeOn(map, { x: 84, y: 42 })).toEqual({ x: near(2000), y: near(1000) });
    expect(placeOn(map, { x: -9, y: 999 })).toEqual({ x: 0, y: near(2000) });
  });
});
