import { withoutHoles } from "@keyhole/shared/questions/mask/outline";
import { RunWriter } from "@keyhole/shared/questions/mask/runs";
import type { Runs } from "@keyhole/shared/questions/mask/runs";
import type { Pixels } from "../../fields/image/image-layer.ts";
import type { Extent, Point } from "../../fields/image/shapes.ts";

/**
 * Holes of a fill up to this share of the picture are filled: letters of the visible mark, and noise. A hole of the thing
 * itself that is as small is erased by hand.
 */
export const smallHole = 1 / 200;

/**
 * The area around a place whose colour is like that of the place: red, green and blue each within `tolerance` (0..255),
 * joined side by side. It is found in the picture as shown and returned in the pixels of the original.
 */
export function floodFill(
  pixels: Pixels,
  at: Point,
  { tolerance, extent }: { tolerance: number; extent: Extent },
): Runs {
  const seen = {
    x: Math.floor((at.x * pixels.width) / extent.width),
    y: Math.floor((at.y * pixels.height) / extent.height),
  };
  const x = Math.min(pixels.width - 1, Math.max(0, seen.x));
  const y = Math.min(pixels.height - 1, Math.max(0, seen.y));
  const found = enlarged(area(pixels, y * pixels.width + x, tolerance), pixels, extent);
  return withoutHoles(found, extent, smallHole * extent.width * extent.height);
}

/** Row by row, a span at a time: 1 for each pixel of the area. */
function area({ width, height, data }: Pixels, seed: number, tolerance: number): Uint8Array {
  const filled = new Uint8Array(width * height);
  const [red, green, blue] = [data[4 * seed] ?? 0, data[4 * seed + 1] ?? 0, data[4 * seed + 2] ?? 0];
  const isLike = (pixel: number): boolean =>
    filled[pixel] === 0 &&
    Math.abs((data[4 * pixel] ?? 0) - red) <= tolerance &&
    Math.abs((data[4 * pixel + 1] ?? 0) - green) <= tolerance &&
    Math.abs((data[4 * pixel + 2] ?? 0) - blue) <= tolerance;
  const open = [seed];
  for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
    if (!isLike(pixel)) continue;
    const row = pixel - (pixel % width);
    let [left, right] = [pixel, pixel + 1];
    while (left > row && isLike(left - 1)) left--;
    while (right < row + width && isLike(right)) right++;
    filled.fill(1, left, right);
    for (const beside of [-width, width]) {
      if (row + beside < 0 || row + beside >= width * height) continue;
      let wasLike = false;
      for (let next = left + beside; next < right + beside; next++) {
        const like = isLike(next);
        if (like && !wasLike) open.push(next);
        wasLike = like;
      }
    }
  }
  return filled;
}

/** Each pixel of the original takes the one shown at its middle. */
function enlarged(filled: Uint8Array, shown: Pixels, extent: Extent): Runs {
  const writer = new RunWriter();
  for (let x = 0; x < extent.width; x++) {
    const column = Math.floor(((x + 0.5) * shown.width) / extent.width);
    let start = -1;
    for (let row = 0; row <= shown.height; row++) {
      const isIn = row < shown.height && filled[row * shown.width + column] === 1;
      // The first pixel of the original whose middle lies in this row.
      const y = Math.ceil((row * extent.height) / shown.height - 0.5);
      if (isIn && start === -1) start = y;
      if (isIn || start === -1) continue;
      writer.add(x * extent.height + start, x * extent.height + Math.min(extent.height, y));
      start = -1;
    }
  }
  return writer.runs();
}
