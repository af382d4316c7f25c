import { describe, expect, it } from "vitest";
import { boxSettings } from "@keyhole/shared/questions/box/schema";
import { polygonSettings } from "@keyhole/shared/questions/polygon/schema";
import { boxLayer } from "../../questions/box/layer.ts";
import { polygonLayer } from "../../questions/polygon/layer.ts";
import { handleAt, idleSelect, stepSelect } from "./select-tool.ts";
import type { Editable, Group, SelectContext, SelectEvent, SelectState, SelectStep } from "./select-tool.ts";

const boxes = { name: "objects", title: "Objects", settings: boxSettings.parse({ labels: ["dog"] }), layer: boxLayer };
const outlines = {
  name: "outlines",
  title: "",
  settings: polygonSettings.parse({ labels: ["fur"] }),
  layer: polygonLayer,
};
const region = { id: "a", label: "dog", x: 20, y: 20, width: 40, height: 40 };
const box: Editable = { ref: { question: "objects", region: "a" }, region, question: boxes };
const shape = {
  id: "p",
  label: "fur",
  rings: [
    [
      [20, 20],
      [60, 20],
      [60, 60],
      [20, 60],
    ],
  ],
};
const outline: Editable = { ref: { question: "outlines", region: "p" }, region: shape, question: outlines };

const event = (type: SelectEvent["type"], x: number, y: number, held: Partial<SelectEvent> = {}): SelectEvent => ({
  type,
  point: { x, y },
  shift: false,
  alt: false,
  ...held,
});

function play(events: readonly SelectEvent[], context: Partial<SelectContext> = {}) {
  let state: SelectState = idleSelect;
  const steps: SelectStep[] = [];
  for (const each of events) {
    const step = stepSelect(state, each, {
      extent: { width: 100, height: 100 },
      tolerance: 4,
      selection: [],
      editable: null,
      group: null,
      together: ({ ref }) => ({ refs: [ref], group: null }),
      snap: (point) => point,
      pick: ({ x, y }) => (x >= 20 && x <= 60 && y >= 20 && y <= 60 ? box : null),
      ...context,
    });
    state = step.state;
    steps.push(step);
  }
  const last = steps.at(-1);
  return { at: state.at, state, last, selects: steps.flatMap(({ select }) => (select === undefined ? [] : [select])) };
}

describe("select tool", () => {
  it("idle -> pressed -> idle: a click selects and changes nothing", () => {
    const { at, last, selects } = play([event("down", 40, 40), event("move", 41, 40), event("up", 41, 40)]);
    expect(at).toBe("idle");
    expect(selects).toEqual([[box.ref]]);
    expect(last).not.toHaveProperty("edited");
  });

  it("a click beside everything lets go", () => {
    expect(play([event("down", 90, 90)])).toMatchObject({ at: "idle", selects: [[]] });
  });

  it("pressed -> moving -> idle: stores the moved region once, kept inside", () => {
    const events = [event("down", 40, 40), event("move", 50, 45), event("move", 999, 45)];
    expect(play(events)).toMatchObject({ at: "moving", state: { current: [{ region: { x: 60, y: 25 } }] } });
    expect(play([...events, event("up", 999, 45)])).toMatchObject({
      at: "idle",
      last: { edited: [{ region: { ...region, x: 60, y: 25 } }] },
    });
  });

  it("moving with shift stays on one axis; cancel leaves the region as it was", () => {
    const begun = [event("down", 40, 40), event("move", 50, 45, { shift: true })];
    expect(play(begun)).toMatchObject({ state: { current: [{ region: { x: 30, y: 20 } }] } });
    const cancelled = play([...begun, event("cancel", 0, 0)]);
    expect(cancelled.at).toBe("idle");
    expect(cancelled.last).not.toHaveProperty("edited");
  });

  it("shift adds to the selection and takes out of it", () => {
    const other = { question: "objects", region: "b" };
    const shift = event("down", 40, 40, { shift: true });
    expect(play([shift], { selection: [other] }).selects).toEqual([[other, box.ref]]);
    expect(play([shift], { selection: [other, box.ref] }).selects).toEqual([[other]]);
    expect(play([event("down", 90, 90, { shift: true })], { selection: [other] }).selects).toEqual([]);
  });

  it("idle -> bending -> idle: a handle of the selected region, without a jump", () => {
    const context = { editable: box, selection: [box.ref] };
    const events = [event("down", 61, 62), event("move", 71, 72)];
    expect(play(events, context)).toMatchObject({
      at: "bending",
      state: { handle: "se", current: { width: 50, height: 50 } },
    });
    expect(play([...events, event("up", 71, 72)], context)).toMatchObject({
      at: "idle",
      last: { handle: "se", edited: [{ region: { ...region, width: 50, height: 50 } }] },
    });
  });

  it("a handle that is only clicked is picked for the keyboard, and nothing is stored", () => {
    const { last } = play([event("down", 60, 60), event("up", 60, 60)], { editable: box, selection: [box.ref] });
    expect(last).toMatchObject({ handle: "se" });
    expect(last).not.toHaveProperty("edited");
  });

  it("alt takes a vertex out, or puts one into an edge and bends it at once", () => {
    const context = { editable: outline, selection: [outline.ref], pick: () => outline };
    expect(play([event("down", 20, 20, { alt: true })], context)).toMatchObject({
      at: "idle",
      last: {
        edited: [
          {
            region: {
              rings: [
                [
                  [60, 20],
                  [60, 60],
                  [20, 60],
                ],
              ],
            },
          },
        ],
      },
    });
    const inserted = [event("down", 40, 21, { alt: true }), event("move", 40, 10), event("up", 40, 10)];
    expect(play(inserted, context)).toMatchObject({
      last: {
        edited: [
          {
            region: {
              rings: [
                [
                  [20, 20],
                  [40, 10],
                  [60, 20],
                  [60, 60],
                  [20, 60],
                ],
              ],
            },
          },
        ],
      },
    });
  });

  it("a double press on an edge adds a vertex", () => {
    const context = { editable: outline, selection: [outline.ref], pick: () => outline };
    expect(play([event("double", 40, 20)], context)).toMatchObject({
      at: "idle",
      last: {
        handle: "0.1",
        edited: [
          {
            region: {
              rings: [
                [
                  [20, 20],
                  [40, 20],
                  [60, 20],
                  [60, 60],
                  [20, 60],
                ],
              ],
            },
          },
        ],
      },
    });
    expect(play([event("double", 40, 20)], { editable: box, selection: [box.ref] }).last).not.toHaveProperty("edited");
  });

  it("the middle of a small region is for moving, not a handle", () => {
    const small = { ...box, region: { ...region, width: 6, height: 6 } };
    expect(handleAt(small, { x: 23, y: 23 }, 6)).toBeNull();
    expect(handleAt(small, { x: 20, y: 20 }, 6)).toBe("nw");
    expect(handleAt(box, { x: 26, y: 20 }, 6)).toBe("nw");
  });

  it("several selected: a drag on one moves all of them by one shift, together inside the picture", () => {
    const further = { ...region, id: "b", x: 50 };
    const other: Editable = { ...box, ref: { question: "objects", region: "b" }, region: further };
    const group: Group = { members: [box, other], bounds: { left: 20, top: 20, right: 90, bottom: 60 } };
    const context = { selection: [box.ref, other.ref], group };
    const moved = play([event("down", 40, 40), event("move", 30, 90), event("up", 30, 90)], context);
    expect(moved.selects).toEqual([]);
    expect(moved.last).toMatchObject({
      edited: [
        { ref: { region: "a" }, region: { x: 10, y: 60 } },
        { ref: { region: "b" }, region: { x: 40, y: 60 } },
      ],
    });
    // To the left the first one is in the way of both.
    const limited = play([event("down", 40, 40), event("move", 5, 40), event("up", 5, 40)], context);
    expect(limited.last).toMatchObject({ edited: [{ region: { x: 0 } }, { region: { x: 30 } }] });
  });

  it("several selected: a click on one selects it alone, Escape moves nothing", () => {
    const other: Editable = { ...box, ref: { question: "objects", region: "b" } };
    const group: Group = { members: [box, other], bounds: { left: 20, top: 20, right: 60, bottom: 60 } };
    const context = { selection: [box.ref, other.ref], group };
    expect(play([event("down", 40, 40), event("up", 40, 40)], context).selects).toEqual([[box.ref]]);
    const cancelled = play([event("down", 40, 40), event("move", 50, 50), event("cancel", 50, 50)], context);
    expect(cancelled.last).toEqual({ state: idleSelect });
  });
});
