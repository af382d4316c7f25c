import { describe, expect, it } from "vitest";
import { polygonSettings } from "@keyhole/shared/questions/polygon/schema";
import { AnnotationStore } from "../../editor/annotation-store.ts";
import { polygonLayer } from "../../questions/polygon/layer.ts";
import type { PointerInput } from "./gesture.ts";
import { Surface } from "./surface.ts";
import { Tools } from "./tools.ts";

const extent = { width: 400, height: 300 };
const ring = [
  [100, 100],
  [200, 100],
  [200, 200],
];

/** A triangle on a picture at scale 1 with a margin of 16 px, and a hand that draws outlines. */
function setUp(isOn = true) {
  const store = new AnnotationStore();
  const settings = polygonSettings.parse({ labels: ["field"] });
  const questions = [{ name: "land", title: "", settings, layer: polygonLayer }];
  const surface = new Surface({ store, questions, extent, readOnly: false, newId: () => "new" });
  surface.setScreen({ width: 432, height: 332 });
  surface.set({ snapping: { isOn, reach: 8 } });
  store.load({ land: { ...extent, regions: [{ id: "old", label: "field", rings: [ring] }] } });
  const tools = new Tools(surface);
  const hand = (
    type: PointerInput["type"],
    x: number,
    y: number,
    held: { alt?: boolean; shift?: boolean } = {},
  ): void => {
    const of = { pointer: 1, button: 0, kind: "mouse", eraser: false, contact: 0, at: 0, panKey: false } as const;
    tools.pointer({ ...of, type, point: { x: x + 16, y: y + 16 } }, { shift: false, alt: false, mod: false, ...held });
  };
  const press = (x: number, y: number, held = {}): void => {
    hand("down", x, y, held);
    hand("up", x, y, held);
  };
  const rings = () => {
    const { regions = [] } = (store.getState().answers["land"] ?? {}) as { regions?: { rings: number[][][] }[] };
    return regions.map((region) => region.rings[0]);
  };
  const sign = () => surface.getView().snapped;
  return { store, surface, tools, hand, press, rings, sign };
}

describe("drawing", () => {
  it("shows by a sign what a press would stick to, and takes it; Alt suspends", () => {
    const { store, hand, press, tools, rings, sign } = setUp();
    store.setMode("draw");
    hand("move", 196, 103);
    expect(sign()).toEqual({ x: 200, y: 100, kind: "vertex" });
    press(196, 103);
    press(300, 100);
    hand("move", 203, 150, { alt: true });
    expect(sign()).toBeNull();
    press(203, 150, { alt: true });
    tools.draw({ type: "finish" });
    expect(rings()[1]).toEqual([
      [200, 100],
      [300, 100],
      [203, 150],
    ]);
  });

  it("goes along the border that it shares with Shift", () => {
    const { store, press, tools, rings } = setUp();
    store.setMode("draw");
    press(150, 102);
    press(198, 150, { shift: true });
    press(300, 50);
    tools.draw({ type: "finish" });
    expect(rings()[1]?.slice(0, 3)).toEqual([
      [150, 100],
      [200, 100],
      [200, 150],
    ]);
  });

  it("begins at a corner of the selected region instead of bending it; without snapping it bends", () => {
    for (const isOn of [true, false]) {
      const { store, surface, press } = setUp(isOn);
      store.setMode("draw");
      store.select({ question: "land", region: "old" });
      press(200, 100);
      expect(surface.getView().preview !== null).toBe(isOn);
    }
  });

  it("sticks to nothing while it is off", () => {
    const { store, hand, sign } = setUp(false);
    store.setMode("draw");
    hand("move", 196, 103);
    expect(sign()).toBeNull();
  });
});

describe("bending", () => {
  it("a vertex sticks to the picture's border and to others, never to its own region; the sign goes with the hand", () => {
    const { store, hand, rings, sign } = setUp();
    store.select({ question: "land", region: "old" });
    hand("down", 200, 200);
    hand("move", 200, 105);
    expect(sign()).toBeNull();
    hand("move", 396, 150);
    expect(sign()).toEqual({ x: 400, y: 150, kind: "edge" });
    hand("up", 396, 150);
    expect(sign()).toBeNull();
    expect(rings()[0]?.[2]).toEqual([400, 150]);
  });
});
