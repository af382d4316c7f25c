import type { Extent, Point, Rect } from "../shapes.ts";
import { toImage } from "../viewport.ts";
import type { Viewport } from "../viewport.ts";

/** At most so large, CSS pixels. */
const most: Extent = { width: 168, height: 120 };

export interface Minimap {
  /** Its size, and CSS pixels of it for one pixel of the picture. */
  readonly size: Extent;
  readonly scale: number;
  /** What is in view, CSS pixels of the small picture. */
  readonly view: Rect;
}

/** The whole picture small, with the part in view; null where all of it is in view. */
export function minimapOf(viewport: Viewport, screen: Extent, extent: Extent): Minimap | null {
  const from = toImage(viewport, { x: 0, y: 0 });
  const to = toImage(viewport, { x: screen.width, y: screen.height });
  const seen: Rect = {
    left: Math.max(0, from.x),
    top: Math.max(0, from.y),
    right: Math.min(extent.width, to.x),
    bottom: Math.min(extent.height, to.y),
  };
  // Half a pixel on the screen is no part that anybody misses.
  const slack = 0.5 / viewport.scale;
  const isAll =
    seen.left <= slack &&
    seen.top <= slack &&
    seen.right >= extent.width - slack &&
    seen.bottom >= extent.height - slack;
  if (isAll) return null;
  const scale = Math.min(most.width / extent.width, most.height / extent.height);
  return {
    scale,
    size: { width: extent.width * scale, height: extent.height * scale },
    view: { left: seen.left * scale, top: seen.top * scale, right: seen.right * scale, bottom: seen.bottom * scale },
  };
}

/** The place of the picture that a place of the small one means, kept inside. */
export const placeOn = ({ scale, size }: Minimap, at: Point): Point => ({
  x: Math.min(Math.max(at.x, 0), size.width) / scale,
  y: Math.min(Math.max(at.y, 0), size.height) / scale,
});
