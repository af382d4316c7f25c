import type { Point } from "../shapes.ts";

/** Where the pointer is over a picture, CSS pixels of its surface; null where it is not. Heard only by who needs it. */
export class PointerPlace {
  #at: Point | null = null;
  readonly #listeners = new Set<() => void>();

  readonly get = (): Point | null => this.#at;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(at: Point | null): void {
    this.#at = at;
    for (const listener of this.#listeners) listener();
  }
}
