import { describe, expect, it } from "vitest";
import { polygonSettings } from "@keyhole/shared/questions/polygon/schema";
import type { PolygonRegion, PolygonSettings } from "@keyhole/shared/questions/polygon/schema";
import type { DrawEvent } from "../../fields/image/image-layer.ts";
import { back, drawContext, finish, played, press } from "../draw-tool.testing.ts";
import { polygonTool } from "./tool.ts";

const context = drawContext<PolygonSettings, PolygonRegion>(
  polygonSettings.parse({ labels: ["fur"], maxVertices: 5 }),
  {
    label: "fur",
    tolerance: 4,
  },
);
const large: PolygonRegion = {
  id: "large",
  label: "fur",
  rings: [
    [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
    ],
  ],
};
const cutting = {
  ...context,
  settings: polygonSettings.parse({ labels: ["fur"], maxVertices: 9 }),
  mode: "cut",
  regions: [large],
  selected: large,
};
const triangle = [...press(10, 10), ...press(60, 10), ...press(60, 60)];

function run(...events: readonly DrawEvent[]) {
  return runIn(context, ...events);
}

function runIn(where: typeof context, ...events: readonly DrawEvent[]) {
  const { state, ...rest } = played(polygonTool, where, events);
  return { at: state.at, vertices: state.at === "drawing" ? state.vertices.length : 0, ...rest };
}

const region = {
  id: "new",
  label: "fur",
  rings: [
    [
      [10, 10],
      [60, 10],
      [60, 60],
    ],
  ],
};

describe("polygon tool", () => {
  it("idle -> drawing: each press is a vertex, and the preview says what comes next", () => {
    expect(run(...press(10, 10))).toMatchObject({ at: "drawing", vertices: 1, next: "editor.polygon.next" });
    expect(run(...triangle)).toMatchObject({ at: "drawing", vertices: 3, next: "editor.polygon.close" });
  });

  it.each([
    ["Enter", [finish]],
    ["a press on the first vertex", press(12, 11)],
    ["a second press on the last vertex (double click)", press(60, 61)],
  ])("drawing -> idle: %s closes", (_name, events) => {
    expect(run(...triangle, ...events)).toMatchObject({ at: "idle", added: [region] });
  });

  it("a double click with two vertices adds none and closes nothing", () => {
    expect(run(...press(10, 10), ...press(60, 10), ...press(60, 10))).toMatchObject({ at: "drawing", vertices: 2 });
  });

  it("Backspace takes vertices back, the last one to idle", () => {
    expect(run(...triangle, back)).toMatchObject({ at: "drawing", vertices: 2 });
    expect(run(...press(10, 10), back)).toMatchObject({ at: "idle", added: [] });
  });

  it("Escape forgets the outline", () => {
    expect(run(...triangle, { type: "cancel" })).toMatchObject({ at: "idle", added: [] });
  });

  it("says why it cannot close, and keeps the outline", () => {
    expect(run(...press(10, 10), ...press(60, 10), finish)).toMatchObject({
      at: "drawing",
      vertices: 2,
      notices: ["editor.polygon.tooFew"],
    });
    expect(run(...press(10, 10), ...press(60, 10), ...press(110, 10), finish)).toMatchObject({
      at: "drawing",
      notices: ["editor.polygon.noArea"],
    });
  });

  it("stops at the most vertices", () => {
    const more = [...triangle, ...press(50, 70), ...press(30, 70), ...press(15, 50)];
    expect(run(...more)).toMatchObject({ vertices: 5, notices: ["editor.polygon.tooMany"] });
  });

  it("keeps vertices inside the picture", () => {
    const [first] = run(...press(-5, -5), ...press(500, 0), ...press(500, 500), finish).added;
    expect(first).toMatchObject({
      rings: [
        [
          [0, 0],
          [200, 0],
          [200, 100],
        ],
      ],
    });
  });
});

describe("polygon tool, cutting", () => {
  const hole = [
    [10, 10],
    [60, 10],
    [60, 60],
  ];

  it("drawing -> idle: the outline becomes a ring of the selected polygon, which stays selected", () => {
    expect(runIn(cutting, ...triangle)).toMatchObject({ at: "drawing", next: "editor.polygon.closeHole" });
    expect(runIn(cutting, ...triangle, finish)).toMatchObject({
      at: "idle",
      added: [],
      replaced: [{ select: "large", regions: [{ ...large, rings: [...large.rings, hole] }] }],
    });
  });

  it("needs a selected polygon", () => {
    expect(runIn({ ...cutting, selected: null as never }, ...press(10, 10))).toMatchObject({
      at: "idle",
      notices: ["editor.polygon.cutNone"],
    });
  });

  it("a polygon that is gone by then is not cut", () => {
    let state = polygonTool.idle;
    for (const event of triangle) state = polygonTool.step(state, event, cutting).state;
    expect(polygonTool.step(state, finish, { ...cutting, regions: [] })).toMatchObject({
      state: { at: "idle" },
      notice: { message: "editor.polygon.cutNone" },
    });
  });

  it("a hole lies inside; the outline stays to be mended", () => {
    const outside = [...press(10, 10), ...press(150, 10), ...press(60, 60), finish];
    expect(runIn(cutting, ...outside)).toMatchObject({
      at: "drawing",
      vertices: 3,
      notices: ["editor.polygon.cutOutside"],
    });
  });
});

describe("polygon tool, along a border that is shared", () => {
  const between = [
    { x: 60, y: 30 },
    { x: 60, y: 50 },
  ];
  const shared = {
    ...context,
    settings: polygonSettings.parse({ labels: ["fur"], maxVertices: 9 }),
    border: (from: { x: number }, to: { x: number }) => (from.x === 60 && to.x === 60 ? between : []),
  };

  it("drawing: Shift takes the vertices between on; without it, or off the border, a press is one vertex", () => {
    const ends = [...press(60, 10), ...press(60, 60, { shift: true })];
    expect(runIn(shared, ...ends)).toMatchObject({ at: "drawing", vertices: 4 });
    expect(runIn(shared, ...press(60, 10), ...press(60, 60))).toMatchObject({ vertices: 2 });
    expect(runIn(shared, ...press(10, 10), ...press(60, 60, { shift: true }))).toMatchObject({ vertices: 2 });
    expect(runIn(shared, ...ends, ...press(100, 60), finish).added).toMatchObject([
      {
        rings: [
          [
            [60, 10],
            [60, 30],
            [60, 50],
            [60, 60],
            [100, 60],
          ],
        ],
      },
    ]);
  });

  it("drawing -> idle: a press on the first vertex closes along the border as well", () => {
    const closed = runIn(
      shared,
      ...press(60, 10),
      ...press(100, 40),
      ...press(60, 70),
      ...press(60, 10, { shift: true }),
    );
    expect(closed).toMatchObject({ at: "idle", added: [{ rings: [{ length: 5 }] }] });
  });

  it("takes no more vertices than there may be", () => {
    const few = { ...shared, settings: polygonSettings.parse({ labels: ["fur"], maxVertices: 3 }) };
    expect(runIn(few, ...press(60, 10), ...press(60, 60, { shift: true }))).toMatchObject({
      vertices: 1,
      notices: ["editor.polygon.tooMany"],
    });
  });
});
