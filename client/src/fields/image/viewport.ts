import type { Extent, Point, Rect } from "./shapes.ts";

/** How the picture lies on the screen: screen = image * scale + (x, y), in CSS pixels of the surface. */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const toImage = (view: Viewport, screen: Point): Point => ({
  x: (screen.x - view.x) / view.scale,
  y: (screen.y - view.y) / view.scale,
});

export const toScreen = (view: Viewport, image: Point): Point => ({
  x: image.x * view.scale + view.x,
  y: image.y * view.scale + view.y,
});

/** Free space around a fitted picture, so that handles at its border can be gripped. */
const margin = 16;
export const largestScale = 64;
/** The picture may be made this much smaller than fitted. */
const smallestOfFit = 0.25;

/** The whole picture in the middle; a small one is enlarged at most eight times. */
export function fitPicture(picture: Extent, screen: Extent): Viewport {
  return fitRect({ left: 0, top: 0, right: picture.width, bottom: picture.height }, screen, 8);
}

/** A part of the picture in the middle, at most `most` times enlarged. */
export function fitRect(rect: Rect, screen: Extent, most: number): Viewport {
  const width = Math.max(rect.right - rect.left, 1);
  const height = Math.max(rect.bottom - rect.top, 1);
  const free = { width: Math.max(screen.width - 2 * margin, 1), height: Math.max(screen.height - 2 * margin, 1) };
  const scale = Math.min(free.width / width, free.height / height, most);
  return {
    scale,
    x: (screen.width - (rect.left + rect.right) * scale) / 2,
    y: (screen.height - (rect.top + rect.bottom) * scale) / 2,
  };
}

/** Zooms so that what is under `at` (screen) stays there. */
export function zoomAt(view: Viewport, at: Point, scale: number): Viewport {
  const image = toImage(view, at);
  return { scale, x: at.x - image.x * scale, y: at.y - image.y * scale };
}

/** Keeps the scale in its limits and at least a corner of the picture on the screen, so that it cannot be lost. */
export function keepInReach(view: Viewport, picture: Extent, screen: Extent): Viewport {
  const least = Math.min(fitPicture(picture, screen).scale * smallestOfFit, 1);
  const scale = Math.min(largestScale, Math.max(least, view.scale));
  const centred = scale === view.scale ? view : zoomAt(view, { x: screen.width / 2, y: screen.height / 2 }, scale);
  const reach = 48;
  const within = (offset: number, drawn: number, room: number): number =>
    Math.min(Math.max(offset, Math.min(reach, room) - drawn), room - Math.min(reach, room));
  return {
    scale,
    x: within(centred.x, picture.width * scale, screen.width),
    y: within(centred.y, picture.height * scale, screen.height),
  };
}

export type WheelIntent =
  | { readonly type: "zoom"; readonly factor: number }
  | { readonly type: "pan"; readonly dx: number; readonly dy: number };

export interface WheelLike {
  readonly deltaX: number;
  readonly deltaY: number;
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * A mouse wheel zooms, two fingers on a trackpad pan and their pinch (which browsers report as Ctrl+wheel) zooms. A
 * wheel moves in whole notches without a sideways part; a trackpad in small steps, and on both axes.
 */
export function wheelIntent(event: WheelLike): WheelIntent {
  const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
  const dx = event.deltaX * unit;
  const dy = event.deltaY * unit;
  if (event.ctrlKey || event.metaKey) {
    return { type: "zoom", factor: Math.exp(-Math.max(-60, Math.min(60, dy)) / 100) };
  }
  if (event.shiftKey) return { type: "pan", dx: dx === 0 ? dy : dx, dy: 0 };
  const notch = event.deltaMode !== 0 || (dx === 0 && Math.abs(dy) >= 50);
  return notch ? { type: "zoom", factor: dy < 0 ? 1.2 : 1 / 1.2 } : { type: "pan", dx, dy };
}
