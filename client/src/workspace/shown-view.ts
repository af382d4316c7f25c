/** What a screen shows: immutable, replaced by every change. */
export class ShownView<View> {
  #view: View;
  readonly #listeners = new Set<() => void>();
  readonly #later: (ms: number, run: () => void) => unknown;

  constructor(first: View, later: (ms: number, run: () => void) => unknown) {
    this.#view = first;
    this.#later = later;
  }

  readonly get = (): View => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** `after` (ms): nothing to see has changed yet, so the screen hears of it later, or with what comes next. */
  set(change: Partial<View>, after?: number): void {
    this.#view = { ...this.#view, ...change };
    if (after === undefined) this.#tell();
    else this.#later(after, this.#tell);
  }

  readonly #tell = (): void => {
    for (const listener of this.#listeners) listener();
  };
}
