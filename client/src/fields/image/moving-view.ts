import type { Extent, Point, Rect } from "./shapes.ts";
import { firstView } from "./surface-view.ts";
import type { SurfaceView } from "./surface-view.ts";
import { PointerPlace } from "./view/pointer-place.ts";
import { fitPicture, fitRect, keepInReach, zoomAt } from "./viewport.ts";
import type { Viewport } from "./viewport.ts";

/** What a picture's screen shows, told to whoever listens, and where the picture lies on it. */
export class MovingView {
  readonly pointer = new PointerPlace();
  readonly #extent: Extent;
  readonly #listeners = new Set<() => void>();
  #isFitted = true;
  #view: SurfaceView;

  constructor(extent: Extent, brush: number) {
    this.#extent = extent;
    this.#view = { ...firstView, brush };
  }

  readonly getView = (): SurfaceView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(part: Partial<SurfaceView>): void {
    this.#view = { ...this.#view, ...part };
    for (const listener of this.#listeners) listener();
  }

  /** Image pixels that `pixels` on the screen are at this zoom. */
  reach(pixels: number): number {
    return pixels / this.#view.viewport.scale;
  }

  setScreen(screen: Extent): void {
    if (this.#isFitted) this.set({ screen, viewport: fitPicture(this.#extent, screen) });
    else this.set({ screen, viewport: keepInReach(this.#view.viewport, this.#extent, screen) });
  }

  fit(): void {
    const { screen } = this.#view;
    this.#isFitted = true;
    if (screen !== null) this.set({ viewport: fitPicture(this.#extent, screen) });
  }

  /** A part of the picture, as large as fits, at most eight times enlarged. */
  fitTo(bounds: Rect): void {
    const { screen } = this.#view;
    if (screen !== null) this.#move(fitRect(bounds, screen, 8));
  }

  /** Brings a place of the picture into the middle; the enlargement stays unless all of it would not fit. */
  centre(bounds: Rect): void {
    const { screen, viewport } = this.#view;
    if (screen !== null) this.#move(fitRect(bounds, screen, viewport.scale));
  }

  /** Zooms by a factor around a point of the screen (the middle where none is given). */
  zoom(factor: number, at?: Point): void {
    const { screen, viewport } = this.#view;
    if (screen === null) return;
    const point = at ?? { x: screen.width / 2, y: screen.height / 2 };
    // The limit is applied to the scale first, so that at the limit the picture does not slide.
    const { scale } = keepInReach({ ...viewport, scale: viewport.scale * factor }, this.#extent, screen);
    this.#move(zoomAt(viewport, point, scale));
  }

  pan(dx: number, dy: number): void {
    const { viewport } = this.#view;
    this.#move({ ...viewport, x: viewport.x + dx, y: viewport.y + dy });
  }

  #move(viewport: Viewport): void {
    const { screen } = this.#view;
    if (screen === null) return;
    this.#isFitted = false;
    this.set({ viewport: keepInReach(viewport, this.#extent, screen) });
  }
}
