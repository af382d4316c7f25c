/** Whether the picture has the keyboard. Keys that widgets also use count only then. */
export class StageFocus {
  #stage: HTMLElement | null = null;

  /** The picture's element, while it is on screen. */
  attach(stage: HTMLElement | null): void {
    this.#stage = stage;
  }

  /** True while the picture, or nothing on the page, has the focus. */
  readonly has = (): boolean => document.activeElement === document.body || document.activeElement === this.#stage;

  readonly take = (): void => this.#stage?.focus({ preventScroll: true });
}
