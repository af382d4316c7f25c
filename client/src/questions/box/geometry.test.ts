import { describe, expect, it } from "vitest";
import { dragBox, handlesOf, moveBox } from "./geometry.ts";

const extent = { width: 100, height: 100 };
const box = { id: "a", label: "dog", x: 20, y: 30, width: 40, height: 20 };
const drag = (handle: string, x: number, y: number, constrain = false) =>
  dragBox(box, { handle, to: { x, y }, constrain }, extent);

describe("moveBox", () => {
  it("moves, and stops at the picture's border with its size kept", () => {
    expect(moveBox(box, { x: 5, y: -5 }, extent)).toEqual({ ...box, x: 25, y: 25 });
    expect(moveBox(box, { x: -500, y: 500 }, extent)).toEqual({ ...box, x: 0, y: 80 });
  });
});

describe("dragBox", () => {
  it("has eight handles", () => {
    expect(handlesOf(box).map(({ id }) => id)).toEqual(["nw", "n", "ne", "e", "se", "s", "sw", "w"]);
  });

  it.each([
    ["nw", { x: 10, y: 15, width: 50, height: 35 }],
    ["n", { x: 20, y: 15, width: 40, height: 35 }],
    ["ne", { x: 10, y: 15, width: 10, height: 35 }],
    ["e", { x: 10, y: 30, width: 10, height: 20 }],
    ["w", { x: 10, y: 30, width: 50, height: 20 }],
    ["se", { x: 10, y: 15, width: 10, height: 15 }],
    ["s", { x: 20, y: 15, width: 40, height: 15 }],
    ["sw", { x: 10, y: 15, width: 50, height: 15 }],
  ])("%s goes to (10, 15), turning over where it passes the other side", (handle, expected) => {
    expect(drag(handle, 10, 15)).toEqual({ ...box, ...expected });
  });

  it("stays inside", () => {
    expect(drag("se", 500, 500)).toEqual({ ...box, width: 80, height: 70 });
  });

  it("keeps proportions on a corner with shift, as far as there is room", () => {
    expect(drag("se", 80, 40, true)).toEqual({ ...box, width: 60, height: 30 });
    expect(drag("se", 500, 500, true)).toEqual({ ...box, width: 80, height: 40 });
  });
});
