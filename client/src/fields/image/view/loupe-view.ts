import type { Drawn } from "../drawn.ts";
import { paintScene } from "../painter.ts";
import { boundsOf, segmentsOf } from "../shapes.ts";
import type { Point, Sketch } from "../shapes.ts";
import type { Surface } from "../surface.ts";
import { largestScale } from "../viewport.ts";
import type { Viewport } from "../viewport.ts";
import { gridOn } from "./view-settings.ts";
import { loupeCorner, loupeMiddle, loupeSide, onScreen } from "./loupe-place.ts";

interface Parts {
  readonly frame: HTMLElement;
  readonly picture: HTMLImageElement;
  readonly canvas: HTMLCanvasElement;
}

/** So many times larger than the surface shows it, and at least so many screen pixels for one of the picture. */
const times = 4;
const least = 3;

const pixelatedFrom = 4;

/** Moves the loupe and paints the regions in it, at most once a frame. What is not under it costs nothing. */
export class LoupeView {
  readonly #parts: Parts;
  readonly #surface: Surface;
  #frame = 0;

  constructor(parts: Parts, surface: Surface) {
    this.#parts = parts;
    this.#surface = surface;
    const { width, height } = surface.options.extent;
    parts.picture.style.width = `${width}px`;
    parts.picture.style.height = `${height}px`;
    this.schedule();
  }

  readonly schedule = (): void => {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#draw);
  };

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  readonly #draw = (): void => {
    this.#frame = 0;
    const { frame, picture } = this.#parts;
    const { screen, viewport, coarse } = this.#surface.getView();
    const middle = loupeMiddle(this.#surface);
    frame.hidden = middle === null || screen === null;
    if (middle === null || screen === null) return;
    const corner = loupeCorner(onScreen(this.#surface, middle), screen, coarse);
    frame.style.transform = `translate(${corner.x}px, ${corner.y}px)`;
    const scale = Math.min(largestScale, Math.max(least, viewport.scale * times));
    const half = loupeSide / 2;
    const lens = { scale, x: half - middle.x * scale, y: half - middle.y * scale };
    picture.style.transform = `matrix(${scale}, 0, 0, ${scale}, ${lens.x}, ${lens.y})`;
    picture.style.imageRendering = scale >= pixelatedFrom ? "pixelated" : "auto";
    this.#paint(middle, lens);
  };

  #paint(middle: Point, viewport: Viewport): void {
    const { canvas } = this.#parts;
    const ratio = window.devicePixelRatio;
    const side = Math.round(loupeSide * ratio);
    if (canvas.width !== side) {
      canvas.width = side;
      canvas.height = side;
    }
    const context = canvas.getContext("2d");
    if (context === null) return;
    const { editing, preview } = this.#surface.getView();
    const { hidden } = this.#surface.options.store.getState();
    const edited = new Set(editing.map(({ region }) => region.id));
    const near = this.#surface.near(middle, loupeSide / viewport.scale).filter(({ region }) => !edited.has(region.id));
    const screen = { width: loupeSide, height: loupeSide };
    const drawn: readonly Drawn[] = [...near, ...editing];
    paintScene(context, {
      drawn,
      without: [],
      hidden,
      viewport,
      screen,
      ratio,
      grid: gridOn(this.#surface.options.extent),
    });
    if (preview !== null) paintSketch(context, preview, viewport);
    paintCross(context);
  }
}

/** What a tool has begun, as lines. */
function paintSketch(
  context: CanvasRenderingContext2D,
  { sketch, colour }: { readonly sketch: Sketch; readonly colour: string },
  { scale, x, y }: Viewport,
): void {
  if (boundsOf(sketch) === null) return;
  const segments = [
    ...sketch.rings.flatMap((ring) => segmentsOf(ring, true)),
    ...sketch.lines.flatMap((line) => segmentsOf(line, false)),
  ];
  context.beginPath();
  for (const [from, to] of segments) {
    context.moveTo(from.x * scale + x, from.y * scale + y);
    context.lineTo(to.x * scale + x, to.y * scale + y);
  }
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.setLineDash([6, 4]);
  context.stroke();
  context.setLineDash([]);
}

/** Marks the very place, and leaves it free. */
function paintCross(context: CanvasRenderingContext2D): void {
  // On the middle of a screen pixel, so that the line is one wide.
  const half = loupeSide / 2 + 0.5;
  context.beginPath();
  for (const way of [-1, 1]) {
    context.moveTo(half + way * 5, half);
    context.lineTo(half + way * 22, half);
    context.moveTo(half, half + way * 5);
    context.lineTo(half, half + way * 22);
  }
  context.strokeStyle = "#000000b3";
  context.lineWidth = 3;
  context.stroke();
  context.strokeStyle = "#ffffff";
  context.lineWidth = 1;
  context.stroke();
}
