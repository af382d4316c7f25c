import { describe, expect, it } from "vitest";
import { boxSettings } from "@keyhole/shared/questions/box/schema";
import { polygonSettings } from "@keyhole/shared/questions/polygon/schema";
import { AnnotationStore, labelKey } from "../../editor/annotation-store.ts";
import { boxLayer } from "../../questions/box/layer.ts";
import { polygonLayer } from "../../questions/polygon/layer.ts";
import { reordered } from "./arrange.ts";
import type { Order } from "./arrange.ts";
import { filter, group, hide, hideOthers, lock, order, selectAll, showAll, togetherOn, ungroup } from "./arranging.ts";
import { Surface } from "./surface.ts";
import { Tools } from "./tools.ts";

describe("reordered", () => {
  /** Letters that stand for shapes; those of `elsewhere` meet no other. */
  const put = (letters: string, moves: string, way: Order, elsewhere = "") =>
    reordered(Array.from(letters), {
      moves: new Set(moves),
      order: way,
      meets: (one, other) => !elsewhere.includes(one) && !elsewhere.includes(other),
    }).join("");

  it("to the front and to the back, in the order among themselves", () => {
    expect(put("abcde", "bd", "front")).toBe("acebd");
    expect(put("abcde", "bd", "back")).toBe("bdace");
  });

  it("forward and backward by one that they meet; several gather where the next step is seen", () => {
    expect(put("abcd", "b", "forward")).toBe("acbd");
    expect(put("abcd", "c", "backward")).toBe("acbd");
    expect(put("abcde", "ab", "forward")).toBe("cabde");
  });

  it("past those that lie elsewhere on the way to one that they meet, and nowhere where they meet none", () => {
    expect(put("abcd", "a", "forward", "b")).toBe("bcad");
    expect(put("abcd", "d", "backward", "c")).toBe("adbc");
    expect(put("abcd", "a", "forward", "bcd")).toBe("abcd");
  });

  it("is the same list where nothing changes", () => {
    const list = ["a", "b"];
    for (const way of ["front", "forward"] as const)
      expect(reordered(list, { moves: new Set(["b"]), order: way, meets: () => true })).toBe(list);
  });
});

const box = (id: string, x: number, more: object = {}) => ({
  id,
  label: "dog",
  x,
  y: 100,
  width: 50,
  height: 50,
  ...more,
});
const ring = [
  [300, 10],
  [350, 10],
  [350, 60],
];

/** Boxes a, b and c that overlap, d elsewhere, and an outline p of another question. */
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
    newId: () => `g${(ids += 1)}`,
  });
  surface.setScreen({ width: 432, height: 332 });
  const size = { width: 400, height: 300 };
  const regions = [box("a", 0), box("b", 20, { label: "cat" }), box("c", 40), box("d", 200)];
  store.load({
    objects: { ...size, regions },
    outlines: { ...size, regions: [{ id: "p", label: "fur", rings: [ring] }] },
  });
  const ref = (region: string) => ({ question: region === "p" ? "outlines" : "objects", region });
  const select = (...names: readonly string[]) => store.select(...names.map(ref));
  const drawn = () => surface.drawn().map(({ region }) => region.id);
  const groups = () => Object.fromEntries(surface.drawn().map(({ region }) => [region.id, region.group]));
  const chosen = () => store.getState().selection.map(({ region }) => region);
  return { store, surface, ref, select, drawn, groups, chosen, said: () => surface.getView().notice?.message };
}

describe("order of regions", () => {
  it("is kept in the answer, drawn and hit as it stands, and undone in one step", () => {
    const { store, surface, select, drawn, said } = setUp();
    select("a");
    expect(surface.hit({ x: 20, y: 100 })?.region.id).toBe("b");
    expect(order(surface, "forward")).toBe(true);
    expect(drawn()).toEqual(["b", "a", "c", "d", "p"]);
    expect(surface.hit({ x: 20, y: 100 })?.region.id).toBe("a");
    order(surface, "front");
    expect(drawn()).toEqual(["b", "c", "d", "a", "p"]);
    expect(said()).toBe("editor.order.front");
    store.undo();
    store.undo();
    expect(drawn()).toEqual(["a", "b", "c", "d", "p"]);
  });

  it("says where nothing lies before or behind, and leaves locked regions", () => {
    const { store, surface, select, drawn, said } = setUp();
    select("d");
    order(surface, "backward");
    expect(said()).toBe("editor.order.last");
    select("a");
    store.setLocked(["a"], true);
    expect(order(surface, "front")).toBe(true);
    expect(said()).toBe("editor.arrange.locked");
    expect(drawn()).toEqual(["a", "b", "c", "d", "p"]);
  });
});

describe("groups", () => {
  it("join regions of any question of the picture, and come apart again", () => {
    const { store, surface, select, groups, ref } = setUp();
    select("a", "p");
    group(surface);
    expect(groups()).toEqual({ a: "g1", b: undefined, c: undefined, d: undefined, p: "g1" });
    expect(togetherOn(surface, ref("p"))).toEqual([ref("a"), ref("p")]);
    expect(togetherOn(surface, ref("b"))).toEqual([ref("b")]);
    select("a");
    ungroup(surface);
    expect(groups()["a"]).toBeUndefined();
    store.undo();
    expect(groups()["a"]).toBe("g1");
  });

  it("need two, and say so", () => {
    const { surface, select, said } = setUp();
    select("a");
    expect(group(surface)).toBe(true);
    expect(said()).toBe("editor.group.few");
    expect(ungroup(surface)).toBe(false);
  });

  it("are selected and moved as one; a second press works on one alone", () => {
    const { surface, select, chosen } = setUp();
    select("a", "d");
    group(surface);
    surface.options.store.select();
    const tools = new Tools(surface);
    const press = (type: "down" | "move" | "up", x: number, y: number) =>
      tools.pointer(
        {
          type,
          pointer: 1,
          point: { x: x + 16, y: y + 16 },
          button: 0,
          kind: "mouse",
          eraser: false,
          contact: 0,
          at: 0,
          panKey: false,
        },
        { shift: false, alt: false, mod: false },
      );
    press("down", 225, 125);
    press("move", 235, 130);
    press("up", 235, 130);
    expect(chosen()).toEqual(["a", "d"]);
    expect(surface.drawn().map(({ bounds }) => bounds.left)).toEqual([10, 20, 40, 210, 300]);
    press("down", 235, 130);
    press("up", 235, 130);
    expect(chosen()).toEqual(["d"]);
    press("down", 235, 130);
    press("move", 245, 130);
    press("up", 245, 130);
    expect(surface.drawn().map(({ bounds }) => bounds.left)).toEqual([10, 20, 40, 220, 300]);
  });
});

describe("what is seen and what may be changed", () => {
  it("hides and shows what is selected, all others, and all", () => {
    const { surface, select } = setUp();
    select("a", "b");
    hide(surface);
    expect([...surface.hidden()]).toEqual(["a", "b"]);
    hide(surface);
    expect(surface.hidden().size).toBe(0);
    hideOthers(surface);
    expect([...surface.hidden()]).toEqual(["c", "d", "p"]);
    expect(showAll(surface)).toBe(true);
    expect(showAll(surface)).toBe(false);
  });

  it("filters by the selected region's label: out of sight, out of reach; drawing the label brings it back", () => {
    const { store, surface, select } = setUp();
    select("b");
    filter(surface);
    expect([...surface.hidden()]).toEqual(["a", "c", "d", "p"]);
    expect(surface.hit({ x: 210, y: 110 })).toBeNull();
    store.setTarget("objects", "dog");
    expect([...surface.hidden()]).toEqual(["p"]);
    expect(store.getState().unseen).toEqual(new Set([labelKey("outlines", "fur")]));
    filter(surface);
    expect(surface.hidden().size).toBe(0);
  });

  it("locks and unlocks, and selects all that can be", () => {
    const { store, surface, select, chosen } = setUp();
    select("a");
    lock(surface);
    store.setHidden(["b"], true);
    selectAll(surface);
    expect(chosen()).toEqual(["c", "d", "p"]);
    select("a");
    lock(surface);
    expect(store.getState().locked.size).toBe(0);
  });
});
