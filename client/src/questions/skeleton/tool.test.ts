import { describe, expect, it } from "vitest";
import { skeletonSettings } from "@keyhole/shared/questions/skeleton/schema";
import type { SkeletonRegion } from "@keyhole/shared/questions/skeleton/schema";
import type { DrawEvent } from "../../fields/image/image-layer.ts";
import { at, back, drawContext, finish, played, press } from "../draw-tool.testing.ts";
import { dragPoint, handlesOf, moveSkeleton, sketchOf, togglePoint, turnSkeleton } from "./geometry.ts";
import { edgesOf, edgesText, pointsOf, pointsText } from "./skeleton-text.ts";
import { skeletonTool } from "./tool.ts";

const points = [
  { name: "nose", place: { x: 0.5, y: 0 } },
  { name: "left", place: { x: 0, y: 1 } },
  { name: "right", title: "Right hand", place: { x: 1, y: 1 } },
];
const edges = [
  ["nose", "left"],
  ["nose", "right"],
];
const settings = skeletonSettings.parse({ labels: ["person"], points, edges });
const context = drawContext<typeof settings, SkeletonRegion>(settings, { label: "person", tolerance: 4 });

function run(given: typeof context, ...events: readonly DrawEvent[]) {
  const { state, added, ...rest } = played(skeletonTool, given, events);
  const shown = added.map((each) => each.points.map(({ name, x, y, visibility }) => [name, x, y, visibility]));
  return { at: state.at, added, shown, ...rest };
}

describe("skeleton tool", () => {
  it("pressed -> idle: a drag places the figure in its box, whichever way it goes", () => {
    const begun = run(context, at("down", 20, 20), at("move", 60, 80));
    expect(begun).toMatchObject({ at: "pressed", shown: [] });
    expect(begun.preview.sketch.lines).toHaveLength(2);
    const figure = [
      ["nose", 40, 20, "visible"],
      ["left", 20, 80, "visible"],
      ["right", 60, 80, "visible"],
    ];
    expect(run(context, at("down", 20, 20), at("up", 60, 80))).toMatchObject({ at: "idle", shown: [figure] });
    expect(run(context, at("down", 60, 80), at("up", 20, 20)).shown).toEqual([figure]);
  });

  it("pressed -> placing -> idle: presses place one point after the other, Alt occluded, Shift absent", () => {
    const begun = run(context, ...press(40, 20));
    expect(begun).toMatchObject({
      at: "placing",
      preview: { next: { message: "editor.skeleton.next", values: { point: "left" } } },
    });
    const all = [...press(40, 20), ...press(20, 80, { alt: true }), ...press(60, 80, { shift: true })];
    expect(run(context, ...all)).toMatchObject({
      at: "idle",
      shown: [
        [
          ["nose", 40, 20, "visible"],
          ["left", 20, 80, "occluded"],
          ["right", 60, 80, "absent"],
        ],
      ],
    });
  });

  it("placing -> idle: finish leaves the rest absent, at the last place", () => {
    expect(run(context, ...press(40, 20), finish).shown).toEqual([
      [
        ["nose", 40, 20, "visible"],
        ["left", 40, 20, "absent"],
        ["right", 40, 20, "absent"],
      ],
    ]);
  });

  it("back takes the last point, cancel all of them", () => {
    const two = [...press(40, 20), ...press(20, 80)];
    expect(run(context, ...two, back).preview.next).toMatchObject({ values: { point: "left" } });
    expect(run(context, ...press(40, 20), back).at).toBe("idle");
    expect(run(context, ...two, { type: "cancel" })).toMatchObject({ at: "idle", added: [] });
  });

  it("says that there is nothing to be seen, and that there is no figure to drag", () => {
    const none = [...press(1, 1, { shift: true }), ...press(1, 1, { shift: true }), ...press(1, 1, { shift: true })];
    expect(run(context, ...none)).toMatchObject({ at: "idle", added: [], notices: ["editor.skeleton.none"] });
    const bare = { ...context, settings: skeletonSettings.parse({ labels: ["person"], points: ["a", "b"] }) };
    expect(run(bare, at("down", 1, 1), at("up", 90, 90))).toMatchObject({
      at: "idle",
      added: [],
      notices: ["editor.skeleton.noFigure"],
    });
  });

  it("keeps points inside the picture", () => {
    expect(run(context, at("down", -50, 0), at("up", 900, 900)).shown[0]?.[2]).toEqual(["right", 200, 100, "visible"]);
  });
});

describe("skeleton geometry", () => {
  const [region] = run(context, at("down", 20, 20), at("up", 60, 80)).added;
  if (region === undefined) throw new Error("no region");

  it("draws lines only between points that are there; absent ones keep a handle", () => {
    const without = togglePoint(togglePoint(region, "nose"), "nose");
    expect(without.points[0]?.visibility).toBe("absent");
    expect(sketchOf(without, settings)).toMatchObject({ lines: [], dots: [{ name: "left" }, { name: "Right hand" }] });
    expect(handlesOf(without, settings)).toHaveLength(3);
    expect(togglePoint(without, "nose")).toEqual(region);
  });

  it("a moved absent point is there again", () => {
    const absent = togglePoint(togglePoint(region, "nose"), "nose");
    const change = { handle: "nose", to: { x: 33, y: -4 }, constrain: false };
    expect(dragPoint(absent, change, context.extent).points[0]).toEqual({
      name: "nose",
      x: 33,
      y: 0,
      visibility: "visible",
    });
  });

  it("moves as a whole up to the border and turns about its middle", () => {
    expect(moveSkeleton(region, { x: -100, y: 0 }, context.extent).points[1]).toMatchObject({ x: 0, y: 80 });
    const turned = turnSkeleton(region, 180, context.extent);
    expect(turned.points.map(({ x, y }) => [x, y])).toEqual([
      [40, 80],
      [60, 20],
      [20, 20],
    ]);
  });
});

describe("skeletons as text", () => {
  it("points and lines come back as they were, names with blanks too", () => {
    const named = [{ name: "left eye", place: { x: 0.125, y: 0.5 }, sigma: 0.03 }, { name: "chin 2" }, { name: "x" }];
    expect(pointsText({ points: named })).toBe("left eye 12.5 50\nchin 2\nx");
    expect(pointsOf(pointsText({ points: named }), named)).toEqual(named);
    const lines: [string, string][] = [["left eye", "x"]];
    expect(edgesOf(edgesText({ edges: lines }))).toEqual(lines);
  });

  it("half a line is no line yet", () => {
    expect(edgesOf("nose\nnose - \nnose - chin\n\n")).toEqual([["nose", "chin"]]);
    expect(pointsOf("  \nnose 50,5 8\n", [])).toEqual([{ name: "nose", place: { x: 0.505, y: 0.08 } }]);
  });
});
