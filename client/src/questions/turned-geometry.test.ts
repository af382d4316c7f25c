import { describe, expect, it } from "vitest";
import { dragFrame, frameHandles, moveFrame, turnFrame } from "./turned-geometry.ts";

const extent = { width: 200, height: 100 };
const upright = { cx: 50, cy: 50, width: 40, height: 20, angle: 0 };
const turned = { ...upright, angle: 90 };
const handle = (frame: typeof upright, id: string) => frameHandles(frame).find((each) => each.id === id);

describe("turned frames on the picture", () => {
  it("have handles at their own sides, with cursors that point along them", () => {
    expect(handle(upright, "e")).toMatchObject({ x: 70, y: 50, cursor: "ew-resize" });
    expect(handle(turned, "e")).toMatchObject({ x: 50, y: 70, cursor: "ns-resize" });
    expect(handle({ ...upright, angle: 45 }, "e")?.cursor).toBe("nwse-resize");
  });

  it("grow along their own sides; the opposite side stays", () => {
    expect(dragFrame(upright, { handle: "e", to: { x: 90, y: 0 }, constrain: false }, extent)).toEqual({
      ...upright,
      cx: 60,
      width: 60,
    });
    expect(dragFrame(turned, { handle: "e", to: { x: 0, y: 80 }, constrain: false }, extent)).toEqual({
      ...turned,
      cy: 55,
      width: 50,
    });
  });

  it("keep their proportions with shift, and turn over when a side is pulled past the other", () => {
    const grown = dragFrame(upright, { handle: "se", to: { x: 110, y: 55 }, constrain: true }, extent);
    expect(grown).toMatchObject({ width: 80, height: 40, cx: 70, cy: 60 });
    expect(dragFrame(upright, { handle: "e", to: { x: 10, y: 50 }, constrain: false }, extent)).toMatchObject({
      cx: 20,
      width: 20,
    });
  });

  it("turn by their handle: to the right of the middle is a quarter", () => {
    expect(dragFrame(upright, { handle: "turn", to: { x: 90, y: 50 }, constrain: false }, extent).angle).toBe(90);
    expect(dragFrame(upright, { handle: "turn", to: { x: 90, y: 52 }, constrain: true }, extent).angle).toBe(90);
    expect(turnFrame(upright, -1, extent).angle).toBe(359);
  });

  it("have the turn handle below where there is no room above", () => {
    const top = { ...upright, cy: 8 };
    expect(handle(top, "turn")?.y).toBeGreaterThan(top.cy);
    expect(dragFrame(top, { handle: "turn", to: { x: 50, y: 60 }, constrain: false }, extent).angle).toBe(0);
  });

  it("keep their middle on the picture", () => {
    expect(moveFrame(upright, { x: -500, y: 3 }, extent)).toEqual({ ...upright, cx: 0, cy: 53 });
  });
});
