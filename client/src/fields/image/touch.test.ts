import { afterEach, describe, expect, it } from "vitest";
import { boxSettings } from "@keyhole/shared/questions/box/schema";
import { decodeCounts } from "@keyhole/shared/questions/mask/rle";
import { areaOf } from "@keyhole/shared/questions/mask/runs";
import { maskSettings } from "@keyhole/shared/questions/mask/schema";
import { polygonSettings } from "@keyhole/shared/questions/polygon/schema";
import { AnnotationStore } from "../../editor/annotation-store.ts";
import { boxLayer } from "../../questions/box/layer.ts";
import { maskLayer } from "../../questions/mask/layer.ts";
import { polygonLayer } from "../../questions/polygon/layer.ts";
import { ownPreferences } from "../../ui/own-preferences.ts";
import type { PointerInput } from "./gesture.ts";
import { fingerRule } from "./hand.ts";
import { Surface } from "./surface.ts";
import { Tools } from "./tools.ts";

const extent = { width: 400, height: 300 };

/** The editor without a screen: the picture at scale 1, 16 pixels from the corner. */
function setUp() {
  const store = new AnnotationStore();
  let ids = 0;
  const surface = new Surface({
    store,
    readOnly: false,
    extent,
    questions: [
      { name: "objects", title: "", settings: boxSettings.parse({ labels: ["dog"] }), layer: boxLayer },
      { name: "outlines", title: "", settings: polygonSettings.parse({ labels: ["fur"] }), layer: polygonLayer },
      { name: "paint", title: "", settings: maskSettings.parse({ labels: ["rust"] }), layer: maskLayer },
    ],
    newId: () => `id${(ids += 1)}`,
  });
  surface.setScreen({ width: 432, height: 332 });
  const tools = new Tools(surface);
  let at = 0;
  const send = (type: PointerInput["type"], x: number, y: number, rest: Partial<PointerInput> = {}) =>
    tools.pointer(
      {
        type,
        pointer: 1,
        button: 0,
        kind: "touch",
        eraser: false,
        contact: 30,
        panKey: false,
        point: { x: x + 16, y: y + 16 },
        at: (at += 1_000),
        ...rest,
      },
      { shift: false, alt: false, mod: false },
    );
  const regions = (question: string): readonly Record<string, unknown>[] => {
    const answer = store.getState().answers[question];
    return typeof answer === "object" && answer !== null && "regions" in answer ? (answer.regions as []) : [];
  };
  const draw = (question: string) => {
    store.setTarget(question);
    store.setMode("draw");
    tools.follow(question);
  };
  const tap = (x: number, y: number) => (send("down", x, y), send("up", x, y));
  return { store, surface, tools, send, regions, draw, tap };
}
const second = { pointer: 2 };
const pen = { kind: "pen", pointer: 9, contact: 1 } as const;
const eraser = { ...pen, button: 5, eraser: true } as const;

describe("a picture under fingers and a pen", () => {
  afterEach(() => ownPreferences.set("finger", undefined));

  it("a finger draws a box; a second one that comes down meanwhile takes it back and zooms", () => {
    const { send, regions, draw, surface } = setUp();
    draw("objects");
    send("down", 10, 10);
    send("move", 60, 60);
    send("up", 80, 70);
    expect(regions("objects")).toMatchObject([{ x: 10, y: 10, width: 70, height: 60 }]);
    const before = surface.getView().viewport.scale;
    send("down", 200, 100);
    send("move", 240, 140);
    send("down", 300, 140, second);
    send("move", 360, 140, second);
    send("up", 360, 140, second);
    send("up", 240, 140);
    expect(regions("objects")).toHaveLength(1);
    expect(surface.getView().preview).toBeNull();
    expect(surface.getView().viewport.scale).toBeGreaterThan(before * 1.5);
  });

  it("two fingers zoom in the middle of an outline, which stays as it was begun", () => {
    const { send, regions, draw, tools, tap, surface } = setUp();
    draw("outlines");
    tap(50, 50);
    tap(150, 50);
    send("down", 150, 200);
    send("move", 150, 220);
    send("down", 300, 140, second);
    send("move", 301, 180, second);
    send("up", 301, 180, second);
    send("up", 150, 220);
    expect(tools.isBusy).toBe(true);
    surface.fit();
    tap(150, 150);
    tools.draw({ type: "finish" });
    expect(regions("outlines")).toMatchObject([
      {
        rings: [
          [
            [50, 50],
            [150, 50],
            [150, 150],
          ],
        ],
      },
    ]);
  });

  it("two fingers that tap undo", () => {
    const { send, regions, draw } = setUp();
    draw("objects");
    send("down", 10, 10);
    send("up", 80, 70);
    send("down", 80, 70);
    send("up", 80, 70);
    expect(regions("objects")).toHaveLength(1);
    send("down", 100, 100, { at: 90_000 });
    send("down", 200, 100, { ...second, at: 90_010 });
    send("up", 200, 100, { ...second, at: 90_090 });
    send("up", 100, 100, { at: 90_100 });
    expect(regions("objects")).toHaveLength(0);
  });

  it("once a pen was used, a finger moves the picture only, unless the person set that it draws", () => {
    const { send, regions, draw, surface } = setUp();
    draw("objects");
    send("down", 10, 10, pen);
    send("up", 80, 70, pen);
    send("leave", 80, 70, pen);
    expect(regions("objects")).toHaveLength(1);
    const { x } = surface.getView().viewport;
    send("down", 200, 100);
    send("move", 230, 100);
    send("up", 230, 100);
    expect(surface.getView().viewport.x).toBe(x + 30);
    expect(regions("objects")).toHaveLength(1);
    ownPreferences.set("finger", "draw");
    surface.fit();
    send("down", 200, 100);
    send("move", 260, 160);
    send("up", 260, 160);
    expect(regions("objects")).toHaveLength(2);
    expect([fingerRule(undefined, false), fingerRule(undefined, true), fingerRule("pan", false)]).toEqual([
      "draw",
      "pan",
      "pan",
    ]);
  });

  it("the hand that holds the pen leaves no trace", () => {
    const { send, regions, draw, surface } = setUp();
    ownPreferences.set("finger", "draw");
    draw("objects");
    const { viewport } = surface.getView();
    send("down", 300, 250);
    send("down", 10, 10, pen);
    send("down", 320, 260, second);
    send("move", 330, 290);
    send("move", 350, 290, second);
    send("move", 60, 60, pen);
    send("up", 80, 70, pen);
    send("up", 350, 290, second);
    send("up", 330, 290);
    expect(regions("objects")).toMatchObject([{ x: 10, y: 10, width: 70, height: 60 }]);
    expect(surface.getView().viewport).toBe(viewport);
  });

  it("the other end of the pen erases from a mask, and elsewhere takes vertices away without drawing", () => {
    const { send, regions, draw, store, tap, tools } = setUp();
    const area = (): number => {
      const runs = decodeCounts(String(regions("paint")[0]?.["counts"]), extent);
      return runs === null ? 0 : areaOf(runs);
    };
    draw("paint");
    send("down", 50, 50, pen);
    send("move", 200, 50, pen);
    send("up", 200, 50, pen);
    const painted = area();
    expect(painted).toBeGreaterThan(500);
    send("down", 50, 50, eraser);
    send("move", 120, 50, eraser);
    send("up", 120, 50, pen);
    expect(regions("paint")).toHaveLength(1);
    expect(area()).toBeLessThan(painted * 0.7);

    send("leave", 120, 50, pen);
    ownPreferences.set("finger", "draw");
    draw("outlines");
    for (const [x, y] of [
      [50, 100],
      [150, 100],
      [150, 200],
      [50, 200],
    ] as const)
      tap(x, y);
    tools.draw({ type: "finish" });
    expect(store.getState().selection).toHaveLength(1);
    send("down", 150, 200, eraser);
    send("up", 150, 200, pen);
    expect(regions("outlines")).toMatchObject([
      {
        rings: [
          [
            [50, 100],
            [150, 100],
            [50, 200],
          ],
        ],
      },
    ]);
    send("down", 300, 250, eraser);
    send("up", 300, 250, pen);
    expect(tools.isBusy).toBe(false);
  });

  it("while nothing is drawn, a finger moves regions, and the picture where there are none", () => {
    const { send, regions, store, surface, tap } = setUp();
    ownPreferences.set("finger", "draw");
    store.load({ objects: { ...extent, regions: [{ id: "a", label: "dog", x: 50, y: 50, width: 60, height: 60 }] } });
    const { x } = surface.getView().viewport;
    send("down", 300, 200);
    send("move", 320, 200);
    send("move", 330, 200);
    send("up", 330, 200);
    expect(surface.getView().viewport.x).toBe(x + 10);
    surface.fit();
    tap(80, 80);
    expect(store.getState().selection).toEqual([{ question: "objects", region: "a" }]);
    send("down", 80, 80);
    send("move", 100, 90);
    send("up", 100, 90);
    expect(regions("objects")).toMatchObject([{ x: 70, y: 60 }]);
  });

  it("a finger grips a handle from farther than a pen does", () => {
    const { send, regions, store } = setUp();
    ownPreferences.set("finger", "draw");
    store.load({
      objects: { ...extent, regions: [{ id: "a", label: "dog", x: 100, y: 100, width: 120, height: 120 }] },
    });
    store.select({ question: "objects", region: "a" });
    send("down", 232, 232);
    send("move", 252, 252);
    send("up", 252, 252);
    expect(regions("objects")).toMatchObject([{ width: 140, height: 140 }]);
    store.select({ question: "objects", region: "a" });
    send("down", 252, 252, pen);
    send("move", 272, 272, pen);
    send("up", 272, 272, pen);
    expect(regions("objects")).toMatchObject([{ width: 140, height: 140 }]);
  });
});
