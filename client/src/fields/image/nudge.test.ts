import { describe, expect, it } from "vitest";
import { strokeRuns } from "@keyhole/shared/questions/mask/fill";
import { encodeCounts } from "@keyhole/shared/questions/mask/rle";
import { AnnotationStore } from "../../editor/annotation-store.ts";
import { Hotkeys } from "../../editor/hotkeys.ts";
import { questionEditors } from "../../questions/registry.ts";
import { imageBindings } from "./keys.ts";
import type { ImageLayer } from "./image-layer.ts";
import { Surface } from "./surface.ts";
import { Tools } from "./tools.ts";

const extent = { width: 400, height: 300 };

/** Every shape, once, well inside the picture. */
const shapes: Readonly<Record<string, object>> = {
  box: { x: 100, y: 100, width: 50, height: 40 },
  polygon: {
    rings: [
      [
        [100, 100],
        [150, 100],
        [150, 140],
      ],
    ],
  },
  polyline: {
    points: [
      [100, 100],
      [150, 140],
    ],
  },
  "rotated-box": { cx: 125, cy: 120, width: 50, height: 40, angle: 30 },
  ellipse: { cx: 125, cy: 120, rx: 25, ry: 20, angle: 30 },
  keypoint: { x: 100, y: 100, visibility: "visible" },
  skeleton: {
    points: [
      { name: "head", x: 100, y: 100, visibility: "visible" },
      { name: "foot", x: 150, y: 140, visibility: "visible" },
    ],
  },
  mask: { counts: encodeCounts(strokeRuns([[120, 120]], 20, extent), extent) },
};
const drawn = Object.entries(questionEditors).flatMap(([type, { image }]) =>
  image === undefined ? [] : [{ type, image }],
);

function setUp(type: string, layer: ImageLayer<unknown, unknown>) {
  const store = new AnnotationStore();
  const points = type === "skeleton" ? { points: [{ name: "head" }, { name: "foot" }], edges: [] } : {};
  const settings = { ...(questionEditors[type as "box"].initialSettings() as object), ...points }; // any name of the registry
  const questions = [{ name: "q", title: "", settings, layer }];
  const surface = new Surface({ store, questions, extent, readOnly: false, newId: () => "new" });
  surface.setScreen({ width: 432, height: 332 });
  store.load({ q: { ...extent, regions: [{ id: "a", label: "l", ...shapes[type] }] } });
  store.select({ question: "q", region: "a" });
  const hotkeys = new Hotkeys();
  hotkeys.add(imageBindings({ surface, tools: new Tools(surface), hasFocus: () => true, now: () => 0 }));
  const press = (key: string, shiftKey = false): void => {
    const held = { ctrlKey: false, altKey: false, metaKey: false, shiftKey };
    const event = {
      defaultPrevented: false,
      isComposing: false,
      repeat: false,
      target: null,
      preventDefault: () => undefined,
    };
    hotkeys.handle({ key, code: "", ...held, ...event });
  };
  const bounds = () => surface.drawn()[0]?.bounds;
  const handle = () => {
    const editable = surface.editable();
    const all = editable === null ? [] : layer.handles(editable.region, settings);
    return all.find(({ id }) => id === surface.getView().handle);
  };
  return { store, press, bounds, handle };
}

describe("arrow keys", () => {
  it("are tried on every shape that can be drawn", () => {
    expect(drawn.map(({ type }) => type).toSorted()).toEqual(Object.keys(shapes).toSorted());
  });

  it.each(drawn)("move a $type by one pixel, with Shift by ten", ({ type, image }) => {
    const { press, bounds, store } = setUp(type, image);
    const before = bounds();
    press("ArrowRight");
    press("ArrowDown", true);
    expect(bounds()?.left).toBeCloseTo((before?.left ?? 0) + 1, 1);
    expect(bounds()?.top).toBeCloseTo((before?.top ?? 0) + 10, 1);
    store.undo();
    expect(bounds()).toEqual(before);
  });

  const bent = drawn.filter(({ type }) => type !== "mask");
  it.each(bent)("move the picked handle of a $type: bracket picks, arrows move it alone", ({ type, image }) => {
    const { press, handle } = setUp(type, image);
    press("]");
    const before = handle();
    expect(before).toBeDefined();
    press("ArrowLeft", true);
    press("ArrowUp");
    const after = handle();
    expect(after?.x).toBeCloseTo((before?.x ?? 0) - 10, 1);
    expect(after?.y).toBeCloseTo((before?.y ?? 0) - 1, 1);
  });
});
