import { ownPreferences } from "../../ui/own-preferences.ts";
import { needsPaint, paintScene } from "./painter.ts";
import type { Scene } from "./painter.ts";
import type { Point } from "./shapes.ts";
import type { Surface } from "./surface.ts";
import { gridOn, isAidOn } from "./view/view-settings.ts";

interface Parts {
  readonly stage: HTMLElement;
  readonly picture: HTMLImageElement;
  readonly canvas: HTMLCanvasElement;
}

/** From this enlargement on single pixels are shown as squares. */
const pixelatedFrom = 4;

/** Moves the picture and paints the canvas, at most once a frame and only when something they show has changed. */
export class PictureView {
  readonly #parts: Parts;
  readonly #surface: Surface;
  readonly #lines: { readonly across: HTMLElement; readonly down: HTMLElement };
  readonly #resized: ResizeObserver;
  readonly #stops: (() => void)[] = [];
  #frame = 0;
  #painted: Scene | null = null;

  constructor(parts: Parts, surface: Surface, lines: { readonly across: HTMLElement; readonly down: HTMLElement }) {
    this.#parts = parts;
    this.#surface = surface;
    this.#lines = lines;
    const { width, height } = surface.options.extent;
    parts.picture.style.width = `${width}px`;
    parts.picture.style.height = `${height}px`;
    this.#resized = new ResizeObserver(() => {
      surface.setScreen({ width: parts.stage.clientWidth, height: parts.stage.clientHeight });
    });
    this.#resized.observe(parts.stage);
    this.#stops.push(surface.subscribe(this.schedule), ownPreferences.subscribe(this.schedule));
    this.schedule();
  }

  readonly schedule = (): void => {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#draw);
  };

  /** The cross-hair goes through a place of the surface; null hides it. */
  showCross(at: Point | null): void {
    const { across, down } = this.#lines;
    const isShown = at !== null && isAidOn("crossHair");
    across.hidden = !isShown;
    down.hidden = !isShown;
    if (!isShown) return;
    across.style.transform = `translateY(${at.y}px)`;
    down.style.transform = `translateX(${at.x}px)`;
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#resized.disconnect();
    for (const stop of this.#stops) stop();
  }

  readonly #draw = (): void => {
    this.#frame = 0;
    const { viewport, screen, pointer } = this.#surface.getView();
    const { stage, picture, canvas } = this.#parts;
    if (stage.style.cursor !== pointer) stage.style.cursor = pointer;
    if (screen === null) return;
    const { store } = this.#surface.options;
    const { selection: without } = store.getState();
    const hidden = this.#surface.hidden();
    const ratio = window.devicePixelRatio;
    const scene: Scene = {
      drawn: this.#surface.drawn(),
      without,
      hidden,
      viewport,
      screen,
      ratio,
      grid: gridOn(this.#surface.options.extent),
    };
    if (!needsPaint(this.#painted, scene)) return;
    if (this.#painted?.viewport !== viewport) {
      picture.style.transform = `matrix(${viewport.scale}, 0, 0, ${viewport.scale}, ${viewport.x}, ${viewport.y})`;
      picture.style.imageRendering = viewport.scale >= pixelatedFrom ? "pixelated" : "auto";
    }
    if (this.#painted?.screen !== screen || this.#painted.ratio !== ratio) {
      canvas.width = Math.round(screen.width * ratio);
      canvas.height = Math.round(screen.height * ratio);
    }
    const context = canvas.getContext("2d");
    if (context !== null) paintScene(context, scene);
    this.#painted = scene;
  };
}
