import { useSyncExternalStore } from "react";
import { plainTone } from "./tone.ts";
import type { Tone } from "./tone.ts";

/**
 * How pictures are shown on this page. It stays from task to task, because a batch of pictures is mostly too dark
 * together, and goes with the page: tomorrow's pictures are others.
 */
class PageTone {
  #tone: Tone = plainTone;
  readonly #listeners = new Set<() => void>();

  readonly get = (): Tone => this.#tone;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(tone: Tone): void {
    this.#tone = tone;
    for (const listener of this.#listeners) listener();
  }
}

export const pageTone = new PageTone();

export const useTone = (): Tone => useSyncExternalStore(pageTone.subscribe, pageTone.get);
