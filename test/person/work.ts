import type { Hand } from "./hand.ts";
import { seen } from "./eyes.ts";
import type { Waits } from "./waits.ts";

/** Somebody at work on a task: what acts, what is measured, and what went otherwise than expected. */
export interface Work {
  readonly hand: Hand;
  readonly waits: Waits;
  /** Key of a label or an answer, where it has one. */
  readonly keys: ReadonlyMap<string, string>;
  readonly surprises: string[];
}

/** How long (ms) somebody looks at one thing before acting on it. */
export const glanceMs = 400;

/** What is seen of the one task that is open; a frame that goes is inert. */
export const openField = "[data-phase=open] [data-field]";

/** Submits by the key and waits until the next task is painted. */
export async function submit({ hand, waits }: Work, selector: string): Promise<void> {
  const press = (): Promise<void> => hand.press("Control+Enter");
  waits.add("submitToNext", await seen(hand.page, { event: "keydown", sight: { selector, how: "changes" } }, press));
}
