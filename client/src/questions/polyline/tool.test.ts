import { describe, expect, it } from "vitest";
import { polylineSettings } from "@keyhole/shared/questions/polyline/schema";
import type { DrawEvent } from "../../fields/image/image-layer.ts";
import { back, drawContext, finish, played, press } from "../draw-tool.testing.ts";
import { dragVertex, insertVertex, lengthOf, moveLine, removeVertex } from "./geometry.ts";
import { polylineTool } from "./tool.ts";

const context = drawContext(polylineSettings.parse({ labels: ["lane"], maxVertices: 4 }), {
  label: "lane",
  tolerance: 4,
});
const bend = [...press(10, 10), ...press(60, 10), ...press(60, 60)];

function run(...events: readonly DrawEvent[]) {
  const { state, ...rest } = played(polylineTool, context, events);
  return { at: state.at, vertices: state.at === "drawing" ? state.vertices.length : 0, ...rest };
}

describe("polyline tool", () => {
  it("idle -> drawing: each press is a vertex, and the preview says what comes next", () => {
    expect(run(...press(10, 10))).toMatchObject({ at: "drawing", vertices: 1, next: "editor.polyline.next" });
    expect(run(...bend)).toMatchObject({ at: "drawing", vertices: 3, next: "editor.polyline.end" });
  });

  it.each([
    ["Enter", [finish]],
    ["a second press on the last vertex (double click)", press(61, 60)],
  ])("drawing -> idle: %s ends the line", (_name, events) => {
    const points = [
      [10, 10],
      [60, 10],
      [60, 60],
    ];
    expect(run(...bend, ...events)).toMatchObject({ at: "idle", added: [{ id: "new", label: "lane", points }] });
  });

  it("a press on the first vertex does not close anything: a line may come back", () => {
    expect(run(...bend, ...press(10, 10))).toMatchObject({ at: "drawing", vertices: 4 });
  });

  it("Backspace takes vertices back, the last one to idle; Escape forgets the line", () => {
    expect(run(...bend, back)).toMatchObject({ at: "drawing", vertices: 2 });
    expect(run(...press(10, 10), back)).toMatchObject({ at: "idle", added: [] });
    expect(run(...bend, { type: "cancel" })).toMatchObject({ at: "idle", added: [] });
  });

  it("one vertex is no line, and stays to go on from", () => {
    expect(run(...press(10, 10), finish)).toMatchObject({
      at: "drawing",
      vertices: 1,
      notices: ["editor.polyline.tooFew"],
    });
  });

  it("stops at the most vertices, and stays inside the picture", () => {
    const over = run(...bend, ...press(30, 30), ...press(40, 80));
    expect(over).toMatchObject({ vertices: 4, notices: ["editor.polyline.tooMany"] });
    expect(run(...press(-5, 50), ...press(900, 50), finish).added).toMatchObject([
      {
        points: [
          [0, 50],
          [200, 50],
        ],
      },
    ]);
  });
});

describe("polyline geometry", () => {
  const line = {
    id: "a",
    label: "lane",
    points: [
      [10, 10],
      [60, 10],
      [60, 60],
    ] as [number, number][],
  };

  it("moves as a whole and stops at the border; one vertex follows its handle", () => {
    expect(moveLine(line, { x: -100, y: 5 }, context.extent).points[0]).toEqual([0, 15]);
    expect(dragVertex(line, { handle: "1", to: { x: 70, y: -9 }, constrain: false }, context.extent).points).toEqual([
      [10, 10],
      [70, 0],
      [60, 60],
    ]);
  });

  it("takes a vertex into a segment, not into the gap between its ends", () => {
    expect(insertVertex(line, { x: 30, y: 12 }, 4)).toMatchObject({ handle: "1", region: { points: { 1: [30, 10] } } });
    expect(insertVertex(line, { x: 35, y: 35 }, 4)).toBeNull();
  });

  it("keeps the fewest vertices", () => {
    const two = removeVertex(line, "1", context.settings);
    expect(two).toEqual({
      region: {
        ...line,
        points: [
          [10, 10],
          [60, 60],
        ],
      },
    });
    const kept = "region" in two ? removeVertex(two.region, "0", context.settings) : two;
    expect(kept).toEqual({ notice: { message: "editor.polyline.fewest", values: { least: 2 } } });
  });

  it("knows its length", () => {
    expect(lengthOf(line)).toBe(100);
  });
});
