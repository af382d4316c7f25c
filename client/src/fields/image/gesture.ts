import { distance } from "./shapes.ts";
import type { Point } from "./shapes.ts";

/** A pointer event on the surface, in its CSS pixels. */
export interface PointerInput {
  /** `leave`: it is no longer over the surface; a pen that is lifted far enough also leaves. */
  readonly type: "down" | "move" | "up" | "cancel" | "leave";
  readonly pointer: number;
  readonly point: Point;
  /** The button of a `down`: 0 first, 1 middle, 2 second, 5 the other end of a pen. */
  readonly button: number;
  readonly kind: "mouse" | "pen" | "touch";
  /** The other end of a pen, which erases, is what touches. */
  readonly eraser: boolean;
  /** The larger side of what touches, CSS pixels. */
  readonly contact: number;
  /** When, ms on any clock. */
  readonly at: number;
  /** The pan key is held. */
  readonly panKey: boolean;
}

/** Which meaning the pointers on the surface have together. */
export type GestureState =
  | { readonly at: "idle" }
  /** A finger is down that neither moved nor lifted yet: it may become a press, a drag, or the first of two. */
  | { readonly at: "held"; readonly pointer: number; readonly point: Point }
  | {
      readonly at: "tool";
      readonly pointer: number;
      readonly point: Point;
      readonly touch: boolean;
      readonly erases: boolean;
    }
  | { readonly at: "pan"; readonly pointer: number; readonly point: Point; readonly touch: boolean }
  | {
      readonly at: "pinch";
      readonly first: Finger;
      readonly second: Finger;
      /** When the second finger came down. */
      readonly since: number;
      /** Neither has moved: may become a tap. */
      readonly still: boolean;
    }
  /** One of two fingers that never moved is lifted already: when the other is too, they tapped. */
  | { readonly at: "tapping"; readonly pointer: number; readonly point: Point; readonly since: number };

interface Finger {
  readonly pointer: number;
  readonly point: Point;
}

export type GestureAction =
  /** Goes to the tool of the moment. `erases`: pressed with the other end of a pen. */
  | { readonly type: "down" | "move" | "up"; readonly point: Point; readonly erases: boolean }
  /** The tool forgets what the press began. */
  | { readonly type: "cancel" }
  | { readonly type: "pan"; readonly dx: number; readonly dy: number }
  | { readonly type: "pinch"; readonly at: Point; readonly factor: number; readonly dx: number; readonly dy: number }
  /** Two fingers tapped. */
  | { readonly type: "undo" };

export interface GestureStep {
  readonly state: GestureState;
  readonly actions: readonly GestureAction[];
}

export interface GestureRules {
  /** What one finger does. Two always move and zoom. */
  readonly finger: "draw" | "pan";
  /** Whether a drag of one finger from there does anything; where not, it moves the picture. */
  grabs(this: void, point: Point): boolean;
}

export const idleGesture: GestureState = { at: "idle" };

/** A finger may wander so far (CSS pixels) before it moves something. */
export const fingerSlack = 8;
/** Two fingers that are down no longer than this (ms) tap. */
export const tapMs = 350;

const middle = (first: Point, second: Point): Point => ({ x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 });
const stay = (state: GestureState): GestureStep => ({ state, actions: [] });
const isPenDown = ({ type, kind }: PointerInput): boolean => type === "down" && kind === "pen";
const isEnd = ({ type }: PointerInput): boolean => type === "up" || type === "cancel";

/**
 * A pen, the first button or one finger draws; the middle button, the pan key or a pen's side button moves the picture,
 * and so does one finger where fingers only move it; two fingers move and zoom it.
 */
export function stepGesture(state: GestureState, input: PointerInput, rules: GestureRules): GestureStep {
  switch (state.at) {
    case "idle":
      return input.type === "move" && input.kind !== "touch"
        ? { state, actions: [{ type: "move", point: input.point, erases: input.eraser }] }
        : press(input, rules);
    case "held":
      return heldStep(state, input, rules);
    case "tool":
      return toolStep(state, input, rules);
    case "pan":
      return panStep(state, input, rules);
    case "pinch":
      return isPenDown(input) ? press(input, rules) : pinchStep(state, input);
    case "tapping":
      if (isPenDown(input)) return press(input, rules);
      if (input.pointer !== state.pointer) return stay(state);
      if (input.type === "move")
        return distance(input.point, state.point) <= fingerSlack
          ? stay(state)
          : stay({ ...state, at: "pan", touch: true });
      if (!isEnd(input)) return stay(state);
      return {
        state: idleGesture,
        actions: input.type === "up" && input.at - state.since <= tapMs ? [{ type: "undo" }] : [],
      };
  }
}

function press(input: PointerInput, { finger }: GestureRules): GestureStep {
  const { pointer, point, button, kind } = input;
  if (input.type !== "down") return stay(idleGesture);
  const touch = kind === "touch";
  const pans = button === 1 || (button === 0 && input.panKey) || (kind === "pen" && button === 2);
  if (pans || (touch && finger === "pan")) return stay({ at: "pan", pointer, point, touch });
  if (touch) return stay({ at: "held", pointer, point });
  if (button !== 0 && !(kind === "pen" && button === 5)) return stay(idleGesture);
  const erases = input.eraser;
  return {
    state: { at: "tool", pointer, point, touch, erases },
    actions: [{ type: "down", point, erases }],
  };
}

const pinchOf = (first: Finger, { pointer, point, at }: PointerInput): GestureState => ({
  at: "pinch",
  first: { pointer: first.pointer, point: first.point },
  second: { pointer, point },
  since: at,
  still: true,
});

function heldStep(state: GestureState & { at: "held" }, input: PointerInput, rules: GestureRules): GestureStep {
  const { point, pointer } = input;
  if (input.type === "down" && pointer !== state.pointer)
    return input.kind === "touch" ? stay(pinchOf(state, input)) : press(input, rules);
  if (pointer !== state.pointer) return stay(state);
  const down: GestureAction = { type: "down", point: state.point, erases: false };
  switch (input.type) {
    case "move":
      if (distance(point, state.point) <= fingerSlack) return stay(state);
      if (!rules.grabs(state.point)) return stay({ at: "pan", pointer, point, touch: true });
      return {
        state: { at: "tool", pointer, point, touch: true, erases: false },
        actions: [down, { type: "move", point, erases: false }],
      };
    case "up":
      return { state: idleGesture, actions: [down, { type: "up", point: state.point, erases: false }] };
    case "cancel":
      return stay(idleGesture);
    case "down":
    case "leave":
      return stay(state);
  }
}

function toolStep(state: GestureState & { at: "tool" }, input: PointerInput, rules: GestureRules): GestureStep {
  const { point, pointer } = input;
  const { erases } = state;
  if (input.type === "down" && pointer !== state.pointer && state.touch) {
    // Another finger makes it a pinch; a pen always draws, whatever lies on the screen.
    const next = input.kind === "touch" ? stay(pinchOf(state, input)) : press(input, rules);
    return { state: next.state, actions: [{ type: "cancel" }, ...next.actions] };
  }
  if (pointer !== state.pointer) return stay(state);
  switch (input.type) {
    case "move":
      return { state: { ...state, point }, actions: [{ type: "move", point, erases }] };
    case "up":
      return { state: idleGesture, actions: [{ type: "up", point, erases }] };
    case "cancel":
      return { state: idleGesture, actions: [{ type: "cancel" }] };
    case "down":
    case "leave":
      return stay(state);
  }
}

function panStep(state: GestureState & { at: "pan" }, input: PointerInput, rules: GestureRules): GestureStep {
  const { point, pointer } = input;
  if (input.type === "down" && pointer !== state.pointer && state.touch)
    return input.kind === "touch" ? stay(pinchOf(state, input)) : press(input, rules);
  if (pointer !== state.pointer) return stay(state);
  if (input.type !== "move") return stay(isEnd(input) ? idleGesture : state);
  return {
    state: { ...state, point },
    actions: [{ type: "pan", dx: point.x - state.point.x, dy: point.y - state.point.y }],
  };
}

function pinchStep(state: GestureState & { at: "pinch" }, input: PointerInput): GestureStep {
  const { point, pointer } = input;
  const isFirst = pointer === state.first.pointer;
  if (!isFirst && pointer !== state.second.pointer) return stay(state);
  if (isEnd(input)) {
    // The finger that stays does not start to draw: it pans until it is lifted as well.
    const left = isFirst ? state.second : state.first;
    if (state.still && input.type === "up") return stay({ at: "tapping", ...left, since: state.since });
    return stay({ at: "pan", ...left, touch: true });
  }
  if (input.type !== "move") return stay(state);
  const from = isFirst ? state.first.point : state.second.point;
  if (state.still && distance(from, point) <= fingerSlack) return stay(state);
  const first = isFirst ? { pointer, point } : state.first;
  const second = isFirst ? state.second : { pointer, point };
  const before = middle(state.first.point, state.second.point);
  const at = middle(first.point, second.point);
  const spread = Math.max(distance(state.first.point, state.second.point), 1);
  const factor = distance(first.point, second.point) / spread;
  return {
    state: { ...state, first, second, still: false },
    actions: [{ type: "pinch", at, factor, dx: at.x - before.x, dy: at.y - before.y }],
  };
}
