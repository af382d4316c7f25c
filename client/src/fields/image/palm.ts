import type { PointerInput } from "./gesture.ts";

/** A touch whose contact is wider than this (CSS pixels) is the ball of a hand. A finger's is 20 to 50. */
export const palmPixels = 72;

/** For so long (ms) after a pen was lifted away, its hand may still lie on the screen. */
export const penGoneMs = 600;
/** A pen that hovers is never quite still: not heard of for so long (ms), it went without saying so. */
export const penStillMs = 3_000;

/** Which touches count. A hand that rests on the screen while its pen writes must neither draw nor move the picture. */
export interface PalmState {
  /** A pen was used on this picture. */
  readonly penSeen: boolean;
  readonly pen: "away" | "near" | "down";
  /** When the pen was last heard of, ms. */
  readonly penAt: number;
  /** Touches that are down and count, by pointer. */
  readonly fingers: ReadonlySet<number>;
  /** Touches that are down and do not. */
  readonly palms: ReadonlySet<number>;
}

export const noPalm: PalmState = {
  penSeen: false,
  pen: "away",
  penAt: -Infinity,
  fingers: new Set(),
  palms: new Set(),
};

export interface PalmStep {
  readonly state: PalmState;
  /** What is left of the input: null where it is a palm's, a cancel where a finger turned out to be one. */
  readonly input: PointerInput | null;
}

const quietMs = { down: Infinity, near: penStillMs, away: penGoneMs } as const;

const without = (all: ReadonlySet<number>, pointer: number): ReadonlySet<number> =>
  all.has(pointer) ? new Set([...all].filter((each) => each !== pointer)) : all;
const withOne = (all: ReadonlySet<number>, pointer: number): ReadonlySet<number> => new Set([...all, pointer]);

export function stepPalm(state: PalmState, input: PointerInput): PalmStep {
  switch (input.kind) {
    case "mouse":
      return { state, input };
    case "pen":
      return { state: penStep(state, input), input };
    case "touch":
      return touchStep(state, input);
  }
}

function penStep(state: PalmState, { type, at }: PointerInput): PalmState {
  const seen = { ...state, penSeen: true, penAt: at };
  switch (type) {
    case "down":
      // What lay there before the pen came down is the hand that holds it.
      return { ...seen, pen: "down", fingers: new Set(), palms: new Set([...state.fingers, ...state.palms]) };
    case "move":
      return { ...seen, pen: state.pen === "down" ? "down" : "near" };
    case "up":
    case "cancel":
      return { ...seen, pen: "near" };
    case "leave":
      return { ...seen, pen: "away" };
  }
}

function touchStep(state: PalmState, input: PointerInput): PalmStep {
  const { type, pointer, at, contact } = input;
  const isWide = contact > palmPixels;
  switch (type) {
    case "down": {
      const penIsNear = at - state.penAt < quietMs[state.pen];
      if (isWide || penIsNear) return { state: { ...state, palms: withOne(state.palms, pointer) }, input: null };
      return { state: { ...state, fingers: withOne(state.fingers, pointer) }, input };
    }
    case "move":
      if (state.palms.has(pointer)) return { state, input: null };
      if (!isWide || !state.fingers.has(pointer)) return { state, input };
      return {
        state: { ...state, fingers: without(state.fingers, pointer), palms: withOne(state.palms, pointer) },
        input: { ...input, type: "cancel" },
      };
    case "up":
    case "cancel":
    case "leave": {
      const wasPalm = state.palms.has(pointer);
      const left = { ...state, fingers: without(state.fingers, pointer), palms: without(state.palms, pointer) };
      return { state: left, input: wasPalm ? null : input };
    }
  }
}
