import { describe, expect, it } from "vitest";
import { fingerSlack, idleGesture, stepGesture, tapMs } from "./gesture.ts";
import type { GestureAction, GestureRules, GestureState, PointerInput } from "./gesture.ts";

const input = (type: PointerInput["type"], x: number, rest: Partial<PointerInput> = {}): PointerInput => ({
  type,
  pointer: 1,
  point: { x, y: 0 },
  button: 0,
  kind: "mouse",
  eraser: false,
  contact: 1,
  at: 0,
  panKey: false,
  ...rest,
});
const touch = { kind: "touch", contact: 30 } as const;
const second = { ...touch, pointer: 2 } as const;
const pen = { kind: "pen", pointer: 9 } as const;

function runBy(rules: GestureRules, ...inputs: readonly PointerInput[]) {
  let state: GestureState = idleGesture;
  const actions: GestureAction[] = [];
  for (const each of inputs) {
    const step = stepGesture(state, each, rules);
    state = step.state;
    actions.push(...step.actions);
  }
  return { at: state.at, actions, types: actions.map(({ type }) => type) };
}
const grabs = () => true;
const run = (...inputs: readonly PointerInput[]) => runBy({ finger: "draw", grabs }, ...inputs);
const types = (...inputs: readonly PointerInput[]) => run(...inputs).types;

describe("gestures of a mouse", () => {
  it("idle: moving is hovering", () => {
    expect(run(input("move", 5))).toMatchObject({ at: "idle", actions: [{ type: "move" }] });
  });

  it("tool: the first button goes to the tool until it is lifted", () => {
    expect(run(input("down", 1), input("move", 2)).at).toBe("tool");
    expect(types(input("down", 1), input("move", 2), input("up", 3))).toEqual(["down", "move", "up"]);
    expect(types(input("down", 1), input("cancel", 1))).toEqual(["down", "cancel"]);
  });

  it("tool: leaving the surface while it is pressed changes nothing", () => {
    expect(types(input("down", 1), input("leave", 2), input("up", 3))).toEqual(["down", "up"]);
  });

  it("tool: another pointer of the mouse kind is ignored, as are other buttons", () => {
    expect(types(input("down", 1), input("move", 9, { pointer: 2 }))).toEqual(["down"]);
    expect(types(input("down", 1, { button: 2 }))).toEqual([]);
    expect(types(input("down", 1, { button: 5 }))).toEqual([]);
  });

  it.each([{ button: 1 }, { panKey: true }])("pan: middle button or pan key moves the picture (%o)", (how) => {
    const { at, actions } = run(input("down", 10, how), input("move", 14, how), input("move", 15, how));
    expect(at).toBe("pan");
    expect(actions).toEqual([
      { type: "pan", dx: 4, dy: 0 },
      { type: "pan", dx: 1, dy: 0 },
    ]);
    expect(run(input("down", 10, how), input("up", 10, how)).at).toBe("idle");
  });
});

describe("gestures of one finger", () => {
  const far = 1 + fingerSlack + 1;

  it("held: nothing is told before it moves or lifts, so that a second finger has nothing to take back", () => {
    expect(run(input("down", 1, touch), input("move", 1 + fingerSlack, touch))).toMatchObject({
      at: "held",
      actions: [],
    });
    expect(run(input("down", 1, touch), input("cancel", 1, touch))).toMatchObject({ at: "idle", actions: [] });
  });

  it("held -> tool: a drag begins where the finger came down", () => {
    const { at, actions } = run(input("down", 1, touch), input("move", far, touch), input("up", 30, touch));
    expect(at).toBe("idle");
    expect(actions.map((action) => ("point" in action ? [action.type, action.point.x] : []))).toEqual([
      ["down", 1],
      ["move", far],
      ["up", 30],
    ]);
  });

  it("held -> idle: a tap is a press where the finger came down", () => {
    expect(run(input("down", 1, touch), input("up", 4, touch)).actions).toEqual([
      { type: "down", point: { x: 1, y: 0 }, erases: false },
      { type: "up", point: { x: 1, y: 0 }, erases: false },
    ]);
  });

  it("held -> pan: a drag from where there is nothing to draw or move moves the picture, a tap is a press", () => {
    const rules = { finger: "draw", grabs: () => false } as const;
    expect(
      runBy(rules, input("down", 1, touch), input("move", far, touch), input("move", far + 5, touch)),
    ).toMatchObject({
      at: "pan",
      actions: [{ type: "pan", dx: 5 }],
    });
    expect(runBy(rules, input("down", 1, touch), input("up", 2, touch)).types).toEqual(["down", "up"]);
  });

  it("pan: where fingers only move the picture, and then never draws", () => {
    const rules = { finger: "pan", grabs } as const;
    const step = runBy(rules, input("down", 1, touch), input("move", 5, touch), input("up", 5, touch));
    expect(step).toMatchObject({ at: "idle", actions: [{ type: "pan", dx: 4 }] });
    expect(runBy(rules, input("down", 1, touch), input("down", 50, second)).at).toBe("pinch");
  });
});

describe("gestures of two fingers", () => {
  const both = [input("down", 100, touch), input("down", 200, second)];

  it("pinch: moves and zooms, and the tool never hears of either", () => {
    const { at, actions } = run(...both, input("move", 300, second));
    expect(at).toBe("pinch");
    expect(actions).toEqual([{ type: "pinch", at: { x: 200, y: 0 }, factor: 2, dx: 50, dy: 0 }]);
  });

  it("tool -> pinch: a second finger ends what the drag of the first began", () => {
    const { at, types: told } = run(
      input("down", 100, touch),
      input("move", 150, touch),
      input("down", 200, second),
      input("move", 300, second),
    );
    expect(at).toBe("pinch");
    expect(told).toEqual(["down", "move", "cancel", "pinch"]);
  });

  it("pinch -> pan -> idle: the finger that stays never draws", () => {
    const begun = [...both, input("move", 300, second), input("up", 300, second)];
    expect(run(...begun).at).toBe("pan");
    expect(types(...begun, input("move", 130, touch))).toEqual(["pinch", "pan"]);
    expect(run(...begun, input("up", 110, touch)).at).toBe("idle");
  });

  it("pinch -> tapping -> idle: two fingers that tap undo", () => {
    const lifted = [...both, input("move", 202, second), input("up", 202, { ...second, at: 60 })];
    expect(run(...lifted).at).toBe("tapping");
    expect(run(...lifted, input("up", 101, { ...touch, at: tapMs }))).toMatchObject({
      at: "idle",
      actions: [{ type: "undo" }],
    });
    expect(types(...lifted, input("up", 101, { ...touch, at: tapMs + 1 }))).toEqual([]);
    expect(types(...lifted, input("cancel", 101, { ...touch, at: 80 }))).toEqual([]);
  });

  it("tapping -> pan: the finger that stays moves after all", () => {
    const lifted = [...both, input("up", 200, second)];
    expect(run(...lifted, input("move", 140, touch)).at).toBe("pan");
  });

  it("a third finger changes nothing", () => {
    expect(
      types(...both, input("down", 5, { ...touch, pointer: 3 }), input("move", 90, { ...touch, pointer: 3 })),
    ).toEqual([]);
  });
});

describe("gestures of a pen", () => {
  it("draws at once, hovers, and moves the picture with its side button", () => {
    expect(types(input("move", 1, pen), input("down", 2, pen), input("up", 9, pen))).toEqual(["move", "down", "up"]);
    expect(run(input("down", 2, { ...pen, button: 2 }), input("move", 8, pen))).toMatchObject({
      at: "pan",
      actions: [{ type: "pan", dx: 6 }],
    });
  });

  it("its other end erases, from the press to the lift", () => {
    const { actions } = run(
      input("down", 1, { ...pen, button: 5, eraser: true }),
      input("move", 20, { ...pen, eraser: true }),
      // Lifted, no button is reported any more.
      input("up", 30, pen),
    );
    expect(actions.map((action) => "erases" in action && action.erases)).toEqual([true, true, true]);
  });

  it("takes over from fingers: it draws, whatever they had begun", () => {
    expect(types(input("down", 1, touch), input("move", 50, touch), input("down", 70, pen))).toEqual([
      "down",
      "move",
      "cancel",
      "down",
    ]);
    expect(run(input("down", 1, touch), input("down", 70, pen))).toMatchObject({ at: "tool", types: ["down"] });
    const panning = runBy({ finger: "pan", grabs }, input("down", 1, touch), input("down", 70, pen));
    expect(panning).toMatchObject({ at: "tool", types: ["down"] });
    expect(types(input("down", 1, touch), input("down", 9, second), input("down", 70, pen))).toEqual(["down"]);
  });
});
