import { describe, expect, it } from "vitest";
import { idleGesture, stepGesture } from "./gesture.ts";
import type { GestureAction, GestureState, PointerInput } from "./gesture.ts";

const input = (type: PointerInput["type"], x: number, rest: Partial<PointerInput> = {}): PointerInput => ({
  type,
  pointer: 1,
  point: { x, y: 0 },
  button: 0,
  touch: false,
  panKey: false,
  ...rest,
});

function run(...inputs: readonly PointerInput[]) {
  let state: GestureState = idleGesture;
  const actions: GestureAction[] = [];
  for (const each of inputs) {
    const step = stepGesture(state, each);
    state = step.state;
    actions.push(...step.actions);
  }
  return { at: state.at, actions };
}
const types = (...inputs: readonly PointerInput[]) => run(...inputs).actions.map(({ type }) => type);

describe("gestures", () => {
  it("idle: moving is hovering", () => {
    expect(run(input("move", 5))).toMatchObject({ at: "idle", actions: [{ type: "move" }] });
  });

  it("tool: the first button goes to the tool until it is lifted", () => {
    expect(run(input("down", 1), input("move", 2)).at).toBe("tool");
    expect(types(input("down", 1), input("move", 2), input("up", 3))).toEqual(["down", "move", "up"]);
    expect(types(input("down", 1), input("cancel", 1))).toEqual(["down", "cancel"]);
  });

  it("tool: another pointer of the mouse kind is ignored, as are other buttons", () => {
    expect(types(input("down", 1), input("move", 9, { pointer: 2 }))).toEqual(["down"]);
    expect(types(input("down", 1, { button: 2 }))).toEqual([]);
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

  it("pinch: a second finger ends what the first began, moves and zooms", () => {
    const touch = { touch: true };
    const second = { touch: true, pointer: 2 };
    const { at, actions } = run(input("down", 100, touch), input("down", 200, second), input("move", 300, second));
    expect(at).toBe("pinch");
    expect(actions).toEqual([
      { type: "down", point: { x: 100, y: 0 } },
      { type: "cancel" },
      { type: "pinch", at: { x: 200, y: 0 }, factor: 2, dx: 50, dy: 0 },
    ]);
  });

  it("pinch -> pan -> idle: the finger that stays never draws", () => {
    const touch = { touch: true };
    const second = { touch: true, pointer: 2 };
    const begun = [input("down", 100, touch), input("down", 200, second), input("up", 200, second)];
    expect(run(...begun).at).toBe("pan");
    expect(types(...begun, input("move", 110, touch))).toEqual(["down", "cancel", "pan"]);
    expect(run(...begun, input("up", 110, touch)).at).toBe("idle");
  });
});
