import type { Extent } from "../shapes.ts";
import type { Viewport } from "../viewport.ts";

/** Lines nearer to each other than this (CSS pixels) would hide the picture: then only each second, fifth … is drawn. */
const nearest = 8;

export interface GridView {
  readonly viewport: Viewport;
  readonly screen: Extent;
  /** Size of the picture: the grid ends with it. */
  readonly extent: Extent;
  /** Picture pixels from line to line, counted from the left top corner. */
  readonly step: number;
}

export interface GridLines {
  /** Places on the screen, CSS pixels. */
  readonly across: readonly number[];
  readonly down: readonly number[];
  /** Picture pixels between the lines that are drawn: a multiple of the step. */
  readonly step: number;
}

/** The lines of a grid that are in view. */
export function gridLines({ viewport, screen, extent, step }: GridView): GridLines {
  let wide = step;
  for (let round = 0; wide * viewport.scale < nearest; round++) wide = step * nth(round);
  const places = (offset: number, length: number, room: number): readonly number[] => {
    const first = Math.max(0, Math.ceil(-offset / viewport.scale / wide));
    const last = Math.floor(Math.min(length, (room - offset) / viewport.scale) / wide);
    return Array.from(
      { length: Math.max(0, last - first + 1) },
      (_, at) => (first + at) * wide * viewport.scale + offset,
    );
  };
  return {
    down: places(viewport.x, extent.width, screen.width),
    across: places(viewport.y, extent.height, screen.height),
    step: wide,
  };
}

/** 2, 5, 10, 20, 50 … */
const nth = (round: number): number => ([2, 5, 10][round % 3] ?? 2) * 10 ** Math.floor(round / 3);

/** Thin light lines on wider dark ones: to be seen on any picture. */
export function paintGrid(context: CanvasRenderingContext2D, view: GridView): void {
  const { viewport, screen, extent } = view;
  const { across, down } = gridLines(view);
  const from = { x: Math.max(0, viewport.x), y: Math.max(0, viewport.y) };
  const to = {
    x: Math.min(screen.width, viewport.x + extent.width * viewport.scale),
    y: Math.min(screen.height, viewport.y + extent.height * viewport.scale),
  };
  context.beginPath();
  for (const x of down) {
    context.moveTo(x, from.y);
    context.lineTo(x, to.y);
  }
  for (const y of across) {
    context.moveTo(from.x, y);
    context.lineTo(to.x, y);
  }
  context.strokeStyle = "#00000059";
  context.lineWidth = 2.5;
  context.stroke();
  context.strokeStyle = "#ffffffa6";
  context.lineWidth = 0.75;
  context.stroke();
}
