import { ownPreferences } from "../../ui/own-preferences.ts";
import { idleGesture, stepGesture } from "./gesture.ts";
import type { GestureAction, GestureRules, GestureState, PointerInput } from "./gesture.ts";
import { noPalm, stepPalm } from "./palm.ts";
import type { PalmState } from "./palm.ts";

/** Somebody used a pen on this page. It outlives a picture: the next one is drawn on with the same hand. */
let penSeen = false;

/** What one finger does: as the person set it, else it draws until a pen was seen. */
export const fingerRule = (set: GestureRules["finger"] | undefined, pen = penSeen): GestureRules["finger"] =>
  set ?? (pen ? "pan" : "draw");

/** All pointers on one surface: which of them count, and what they mean together. */
export class Hand {
  #palm: PalmState = noPalm;
  #gesture: GestureState = idleGesture;
  #reachesTool = false;

  /** What an input means to the picture and its tools. */
  take(input: PointerInput, grabs: GestureRules["grabs"]): readonly GestureAction[] {
    const palm = stepPalm(this.#palm, input);
    this.#palm = palm.state;
    penSeen ||= palm.state.penSeen;
    if (input.type === "down") this.#reachesTool = false;
    if (palm.input === null) return [];
    const { state, actions } = stepGesture(this.#gesture, palm.input, {
      finger: fingerRule(ownPreferences.get().finger),
      grabs,
    });
    this.#gesture = state;
    if (actions.some(({ type }) => type === "down")) this.#reachesTool = true;
    return actions;
  }

  get isPanning(): boolean {
    return this.#gesture.at === "pan";
  }

  /** Whether the last press reached a tool; the browser tells a double press also of one that did not. */
  get reachesTool(): boolean {
    return this.#reachesTool;
  }
}
