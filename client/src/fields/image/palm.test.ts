import { describe, expect, it } from "vitest";
import type { PointerInput } from "./gesture.ts";
import { noPalm, palmPixels, penGoneMs, penStillMs, stepPalm } from "./palm.ts";

const input = (
  kind: PointerInput["kind"],
  type: PointerInput["type"],
  rest: Partial<PointerInput> = {},
): PointerInput => ({
  kind,
  type,
  pointer: kind === "pen" ? 9 : 1,
  point: { x: 0, y: 0 },
  button: 0,
  eraser: false,
  contact: 30,
  at: 0,
  panKey: false,
  ...rest,
});

/** What is left of each input, by its type; "-" for nothing. */
function left(...inputs: readonly PointerInput[]) {
  let state = noPalm;
  const types: string[] = [];
  for (const each of inputs) {
    const step = stepPalm(state, each);
    state = step.state;
    types.push(step.input?.type ?? "-");
  }
  return { types, state };
}

describe("which touches count", () => {
  it("every mouse, and a finger while no pen is there", () => {
    expect(left(input("mouse", "down"), input("touch", "down"), input("touch", "up")).types).toEqual([
      "down",
      "down",
      "up",
    ]);
    expect(left(input("touch", "down")).state.penSeen).toBe(false);
  });

  it("no wide contact, from the press to the lift", () => {
    const wide = { contact: palmPixels + 1 };
    expect(
      left(input("touch", "down", wide), input("touch", "move"), input("touch", "up"), input("touch", "down")).types,
    ).toEqual(["-", "-", "-", "down"]);
  });

  it("a finger that widens to a palm takes back what it began", () => {
    const wide = { contact: palmPixels + 1 };
    expect(
      left(input("touch", "down"), input("touch", "move", wide), input("touch", "move"), input("touch", "up")).types,
    ).toEqual(["down", "cancel", "-", "-"]);
  });

  it("near: no touch while a pen hovers, until it was not heard of for long", () => {
    const hover = input("pen", "move", { at: 1_000 });
    expect(left(hover).state).toMatchObject({ pen: "near", penSeen: true });
    expect(left(hover, input("touch", "down", { at: 1_000 + penStillMs - 1 })).types).toEqual(["move", "-"]);
    expect(left(hover, input("touch", "down", { at: 1_000 + penStillMs })).types).toEqual(["move", "down"]);
  });

  it("down: no touch however long the pen rests, and what lay there before is the hand", () => {
    const pressed = input("pen", "down", { at: 1_000 });
    expect(left(pressed, input("touch", "down", { at: 90_000 })).types).toEqual(["down", "-"]);
    const { types, state } = left(input("touch", "down"), pressed, input("touch", "move"), input("touch", "up"));
    expect(types).toEqual(["down", "down", "-", "-"]);
    expect(state).toMatchObject({ pen: "down", palms: new Set(), fingers: new Set() });
  });

  it("away: fingers count again when the pen has left", () => {
    const pens = [input("pen", "down"), input("pen", "up", { at: 50 }), input("pen", "leave", { at: 60 })];
    expect(left(...pens).state).toMatchObject({ pen: "away", penSeen: true });
    expect(left(...pens, input("touch", "down", { at: 60 + penGoneMs - 1 })).types.at(-1)).toBe("-");
    expect(left(...pens, input("touch", "down", { at: 60 + penGoneMs })).types.at(-1)).toBe("down");
  });
});
