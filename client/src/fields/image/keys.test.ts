import { describe, expect, it } from "vitest";
import { boxSettings } from "@keyhole/shared/questions/box/schema";
import { polygonSettings } from "@keyhole/shared/questions/polygon/schema";
import { AnnotationStore } from "../../editor/annotation-store.ts";
import { Hotkeys } from "../../editor/hotkeys.ts";
import { tIfKnown } from "../../i18n/t.ts";
import { boxLayer } from "../../questions/box/layer.ts";
import { polygonLayer } from "../../questions/polygon/layer.ts";
import { imageBindings } from "./keys.ts";
import { Surface } from "./surface.ts";
import { Tools } from "./tools.ts";

/** The editor without a screen: a picture of 400 × 300 at scale 1 (16 px margin) and keys typed one after the other. */
function setUp(readOnly = false) {
  const store = new AnnotationStore();
  let ids = 0;
  const surface = new Surface({
    store,
    readOnly,
    extent: { width: 400, height: 300 },
    questions: [
      { name: "objects", title: "", settings: boxSettings.parse({ labels: ["dog", "cat"] }), layer: boxLayer },
      { name: "outlines", title: "", settings: polygonSettings.parse({ labels: ["fur"] }), layer: polygonLayer },
    ],
    newId: () => `id${(ids += 1)}`,
  });
  surface.setScreen({ width: 432, height: 332 });
  const tools = new Tools(surface);
  const world = { focus: true, now: 0 };
  const bindings = imageBindings({ surface, tools, hasFocus: () => world.focus, now: () => world.now });
  const hotkeys = new Hotkeys();
  hotkeys.add(bindings);
  const press = (...keys: readonly string[]) =>
    keys.map((written) => {
      const parts = written.split("+");
      const key = parts.at(-1) ?? "";
      world.now += 10;
      return hotkeys.handle({
        key: written === "+" ? "+" : key,
        code: "",
        ctrlKey: parts.includes("Ctrl"),
        shiftKey: parts.includes("Shift"),
        altKey: parts.includes("Alt"),
        metaKey: false,
        defaultPrevented: false,
        isComposing: false,
        repeat: false,
        target: null,
        preventDefault: () => undefined,
      });
    });
  const regions = (question: string): readonly unknown[] => {
    const answer = store.getState().answers[question];
    return typeof answer === "object" && answer !== null && "regions" in answer ? (answer.regions as unknown[]) : [];
  };
  return { store, surface, tools, world, bindings, hotkeys, press, regions };
}

const box = (id: string, x: number) => ({ id, label: "dog", x, y: 100, width: 50, height: 50 });
const answer = (...regions: readonly object[]) => ({ objects: { width: 400, height: 300, regions } });

describe("keys of a picture", () => {
  it("each has a text for the sheet, and none clash", () => {
    const { bindings, hotkeys } = setUp();
    for (const { title } of bindings) {
      expect("message" in title && tIfKnown(title.message), JSON.stringify(title)).toBeTruthy();
    }
    expect(hotkeys.clashes()).toEqual([]);
  });

  it("draw a box by keyboard alone", () => {
    const { press, regions, surface } = setUp();
    press("d", "Enter");
    expect(surface.getView()).toMatchObject({ keyCursor: { x: 200, y: 150 }, notice: { message: "editor.keyCursor" } });
    press("Enter", "ArrowRight", "ArrowRight", "Shift+ArrowDown", "Alt+ArrowRight", "Enter");
    expect(regions("objects")).toEqual([{ id: "id1", label: "dog", x: 200, y: 150, width: 17, height: 40 }]);
  });

  it("draw a polygon by keyboard alone: Enter twice at one place closes", () => {
    const { press, regions, store } = setUp();
    store.setTarget("outlines");
    press("d", "ArrowRight", "Enter", "Shift+ArrowRight", "Enter", "Shift+ArrowDown", "Enter", "Enter");
    expect(regions("outlines")).toMatchObject([
      {
        rings: [
          [
            [208, 150],
            [248, 150],
            [248, 190],
          ],
        ],
      },
    ]);
  });

  it("undo takes back a vertex of a begun outline before anything stored", () => {
    const { press, tools, store } = setUp();
    store.setTarget("outlines");
    press("d", "ArrowRight", "Enter", "Ctrl+z");
    expect(tools.isBusy).toBe(false);
    expect(store.getState().canRedo).toBe(false);
  });

  it("arrows nudge the selected region; a run is one undo step, a pause begins another", () => {
    const { press, regions, store, world } = setUp();
    store.load(answer(box("a", 100)));
    press(".", "ArrowRight", "ArrowRight", "Shift+ArrowUp");
    expect(regions("objects")).toMatchObject([{ x: 102, y: 90 }]);
    world.now += 5_000;
    press("ArrowLeft", "Ctrl+z");
    expect(regions("objects")).toMatchObject([{ x: 102, y: 90 }]);
    press("Ctrl+z");
    expect(regions("objects")).toMatchObject([{ x: 100, y: 100 }]);
  });

  it("several of two questions: arrows move them together, Delete takes them away, and each is one undo step", () => {
    const { press, regions, store } = setUp();
    const ring = [
      [200, 200],
      [240, 200],
      [240, 240],
    ];
    const outlines = { width: 400, height: 300, regions: [{ id: "p", label: "fur", rings: [ring] }] };
    store.load({ ...answer(box("a", 100), box("b", 340), box("c", 10)), outlines });
    const all = ["a", "b"].map((region) => ({ question: "objects", region }));
    store.select(...all, { question: "outlines", region: "p" });
    // "b" has ten pixels to the right border: nobody goes further.
    press("Shift+ArrowRight", "Shift+ArrowRight", "ArrowDown");
    const moved = [
      { x: 110, y: 101 },
      { x: 350, y: 101 },
      { x: 10, y: 100 },
    ];
    expect(regions("objects")).toMatchObject(moved);
    expect(regions("outlines")).toMatchObject([
      {
        rings: [
          [
            [210, 201],
            [250, 201],
            [250, 241],
          ],
        ],
      },
    ]);
    press("Delete");
    expect(regions("objects")).toMatchObject([{ id: "c" }]);
    expect(regions("outlines")).toEqual([]);
    press("Ctrl+z");
    expect(regions("objects")).toMatchObject(moved);
    expect(store.getState().selection).toHaveLength(3);
    press("Ctrl+z");
    expect(regions("objects")).toMatchObject([{ x: 100, y: 100 }, { x: 340 }, { x: 10 }]);
    expect(regions("outlines")).toMatchObject([{ rings: [ring] }]);
    expect(store.getState().canUndo).toBe(false);
  });

  it("a locked one of several stays where it is, and stays when the others are deleted", () => {
    const { press, regions, store, surface } = setUp();
    store.load(answer(box("a", 100), box("b", 200), box("c", 300)));
    store.setLocked(["b"], true);
    store.select(...["a", "b", "c"].map((region) => ({ question: "objects", region })));
    press("ArrowDown");
    expect(regions("objects")).toMatchObject([{ y: 101 }, { y: 100 }, { y: 101 }]);
    press("Delete");
    expect(regions("objects")).toMatchObject([{ id: "b" }]);
    expect(surface.getView().notice).toEqual({ message: "editor.locked" });
  });

  it("brackets pick a handle that arrows then move; Escape gives it back, then the selection", () => {
    const { press, regions, store, surface } = setUp();
    store.load(answer(box("a", 100)));
    press(".", "]", "Shift+ArrowLeft");
    expect(surface.getView().handle).toBe("nw");
    expect(regions("objects")).toMatchObject([{ x: 90, width: 60 }]);
    expect(press("Escape", "Escape", "Escape")).toEqual([true, true, false]);
    expect(store.getState().selection).toEqual([]);
  });

  it("Tab goes through the regions and out behind the last, never into the picture by itself", () => {
    const { press, store } = setUp();
    store.load(answer(box("a", 100), box("b", 200)));
    expect(press("Tab")).toEqual([false]);
    press(".");
    expect(press("Tab", "Tab")).toEqual([true, false]);
    expect(store.getState().selection).toEqual([]);
  });

  it("arrows, Enter and Tab are left alone while a widget has the focus", () => {
    const { press, regions, store, world } = setUp();
    store.load(answer(box("a", 100)));
    press(".");
    world.focus = false;
    expect(press("ArrowRight", "Enter", "Tab")).toEqual([false, false, false]);
    expect(regions("objects")).toMatchObject([{ x: 100 }]);
  });

  it("delete spares a locked region and says so", () => {
    const { press, regions, store, surface } = setUp();
    store.load(answer(box("a", 100), box("b", 200)));
    store.setLocked(["a"], true);
    store.select({ question: "objects", region: "a" }, { question: "objects", region: "b" });
    press("Delete");
    expect(regions("objects")).toMatchObject([{ id: "a" }]);
    expect(surface.getView().notice).toEqual({ message: "editor.locked" });
    press("ArrowRight");
    expect(regions("objects")).toMatchObject([{ x: 100 }]);
  });

  it("a vertex is added after the picked one and deleted again", () => {
    const { press, regions, store } = setUp();
    const rings = [
      [
        [100, 100],
        [200, 100],
        [200, 200],
      ],
    ];
    store.load({ outlines: { width: 400, height: 300, regions: [{ id: "p", label: "fur", rings }] } });
    press(".", "]", "i");
    expect(regions("outlines")).toMatchObject([
      {
        rings: [
          [
            [100, 100],
            [150, 100],
            [200, 100],
            [200, 200],
          ],
        ],
      },
    ]);
    press("Delete");
    expect(regions("outlines")).toMatchObject([{ rings }]);
  });

  it("a full answer takes no more and says so", () => {
    const { surface, regions } = setUp();
    const [question] = surface.options.questions;
    if (question === undefined) throw new Error("no question");
    const full = { ...question, settings: boxSettings.parse({ labels: ["dog"], maxCount: 1 }) };
    surface.add(full, box("a", 1));
    surface.add(full, box("b", 2));
    expect(regions("objects")).toHaveLength(1);
    expect(surface.getView().notice).toEqual({ message: "editor.full", values: { most: 1 } });
  });

  it("read-only has no key and no pointer that changes anything", () => {
    const { press, regions, store, tools, bindings } = setUp(true);
    store.load(answer(box("a", 100)));
    expect(bindings.some(({ id }) => ["image.delete", "image.move", "image.undo"].includes(id))).toBe(false);
    press(".", "Delete", "ArrowRight", "d");
    const pointer = { pointer: 1, button: 0, kind: "mouse" as const, eraser: false, contact: 1, at: 0, panKey: false };
    const none = { shift: false, alt: false, mod: false };
    tools.pointer({ ...pointer, type: "down", point: { x: 141, y: 141 } }, none);
    tools.pointer({ ...pointer, type: "move", point: { x: 241, y: 141 } }, none);
    tools.pointer({ ...pointer, type: "up", point: { x: 241, y: 141 } }, none);
    expect(regions("objects")).toEqual([box("a", 100)]);
    expect(store.getState().selection).toHaveLength(1);
  });
});
