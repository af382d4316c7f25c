import { distance } from "./shapes.ts";
import type { Point } from "./shapes.ts";

/** A pointer event on the surface, in its CSS pixels. */
export interface PointerInput {
  readonly type: "down" | "move" | "up" | "cancel";
  readonly pointer: number;
  readonly point: Point;
  /** The button of a `down`: 0 first, 1 middle, 2 second. */
  readonly button: number;
  readonly touch: boolean;
  /** The pan key is held. */
  readonly panKey: boolean;
}

/** Which meaning the pointers on the surface have together. */
export type GestureState =
  | { readonly at: "idle" }
  | { readonly at: "tool"; readonly pointer: number; readonly point: Point; readonly touch: boolean }
  | { readonly at: "pan"; readonly pointer: number; readonly point: Point }
  | { readonly at: "pinch"; readonly first: Finger; readonly second: Finger };

interface Finger {
  readonly pointer: number;
  readonly point: Point;
}

export type GestureAction =
  /** Goes to the tool of the moment. */
  | { readonly type: "down" | "move" | "up"; readonly point: Point }
  /** The tool forgets what it began. */
  | { readonly type: "cancel" }
  | { readonly type: "pan"; readonly dx: number; readonly dy: number }
  | { readonly type: "pinch"; readonly at: Point; readonly factor: number; readonly dx: number; readonly dy: number };

export interface GestureStep {
  readonly state: GestureState;
  readonly actions: readonly GestureAction[];
}

export const idleGesture: GestureState = { at: "idle" };

const middle = (first: Point, second: Point): Point => ({ x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 });
const stay = (state: GestureState): GestureStep => ({ state, actions: [] });

/** One finger or the first button draws; the middle button or the pan key moves the picture; two fingers move and zoom it. */
export function stepGesture(state: GestureState, input: PointerInput): GestureStep {
  const { pointer, point } = input;
  switch (state.at) {
    case "idle":
      if (input.type === "move") return { state, actions: [{ type: "move", point }] };
      if (input.type !== "down") return stay(state);
      if (input.button === 1 || (input.button === 0 && input.panKey)) return stay({ at: "pan", pointer, point });
      if (input.button !== 0) return stay(state);
      return { state: { at: "tool", pointer, point, touch: input.touch }, actions: [{ type: "down", point }] };

    case "tool":
      if (input.type === "down" && input.touch && state.touch && pointer !== state.pointer) {
        const first = { pointer: state.pointer, point: state.point };
        return { state: { at: "pinch", first, second: { pointer, point } }, actions: [{ type: "cancel" }] };
      }
      if (pointer !== state.pointer) return stay(state);
      if (input.type === "move") return { state: { ...state, point }, actions: [{ type: "move", point }] };
      if (input.type === "up") return { state: idleGesture, actions: [{ type: "up", point }] };
      return input.type === "cancel" ? { state: idleGesture, actions: [{ type: "cancel" }] } : stay(state);

    case "pan":
      if (pointer !== state.pointer) return stay(state);
      if (input.type !== "move") return stay(input.type === "down" ? state : idleGesture);
      return {
        state: { ...state, point },
        actions: [{ type: "pan", dx: point.x - state.point.x, dy: point.y - state.point.y }],
      };

    case "pinch": {
      const isFirst = pointer === state.first.pointer;
      if (!isFirst && pointer !== state.second.pointer) return stay(state);
      // The finger that stays does not start to draw: it pans until it is lifted as well.
      if (input.type !== "move") return stay({ at: "pan", ...(isFirst ? state.second : state.first) });
      const first = isFirst ? { pointer, point } : state.first;
      const second = isFirst ? state.second : { pointer, point };
      const before = middle(state.first.point, state.second.point);
      const at = middle(first.point, second.point);
      const spread = Math.max(distance(state.first.point, state.second.point), 1);
      const factor = distance(first.point, second.point) / spread;
      return {
        state: { at: "pinch", first, second },
        actions: [{ type: "pinch", at, factor, dx: at.x - before.x, dy: at.y - before.y }],
      };
    }
  }
}
