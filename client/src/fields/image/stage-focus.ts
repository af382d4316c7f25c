/** The picture that had the keyboard last, of all that are on the page. */
let latest: HTMLElement | null = null;

/** Whether the picture has the keyboard. Keys that widgets also use count only then. */
export class StageFocus {
  #stage: HTMLElement | null = null;

  /** The picture's element, while it is on screen. */
  attach(stage: HTMLElement | null): void {
    this.#stage?.removeEventListener("focus", this.#onFocus);
    if (stage === null && latest === this.#stage) latest = null;
    this.#stage = stage;
    stage?.addEventListener("focus", this.#onFocus);
  }

  readonly #onFocus = (): void => {
    latest = this.#stage;
  };

  /** Whether keys are meant for this picture: where several stand on a page, for the one that was used last. */
  readonly isLatest = (): boolean => latest === null || latest === this.#stage;

  /** True while the picture, or nothing on the page, has the focus. */
  readonly has = (): boolean => document.activeElement === document.body || document.activeElement === this.#stage;

  readonly take = (): void => this.#stage?.focus({ preventScroll: true });
}
