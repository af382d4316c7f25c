import { boxMean, boxMinimum, plane, type Plane } from "./boxes.ts";

/**
 * How much a mark is hidden by what is around each pixel, from 0 (flat) to `most`, in steps of 1/`perLevel` grey levels. It depends on
 * the picture alone, so it is made once and kept; it is content, and kept like content.
 */
export interface Activity {
  readonly width: number;
  readonly height: number;
  readonly levels: Uint8Array;
}

/** Steps per grey level. Strong marks reach their limit at an activity of 10, standard ones at 14: 255/16 holds both. */
export const perLevel = 16;

/** BT.601, the weights of JPEG's own luminance. */
export function luminance(pixels: Uint8Array, size: { readonly width: number; readonly height: number }): Plane {
  const result = plane(size.width, size.height);
  if (pixels.length !== result.values.length * 3) throw new RangeError("pixels are not width x height x 3 bytes");
  for (let at = 0, pixel = 0; pixel < result.values.length; pixel += 1, at += 3) {
    result.values[pixel] = 0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2];
  }
  return result;
}

/**
 * The distance of each pixel from the mean of its 7 x 7 square, averaged over 9 x 9, then the least of 13 x 13, smoothed over 13 x 13.
 * The minimum keeps the mark off flat areas beside edges, where an average alone would put visible noise (a sky beside a roof, paper
 * beside a letter); the last mean takes its steps away.
 */
export function activityOf(y: Plane): Activity {
  const local = boxMean(y, 3);
  const away = plane(y.width, y.height);
  for (let at = 0; at < away.values.length; at += 1) away.values[at] = Math.abs(y.values[at] - local.values[at]);
  const smooth = boxMean(boxMinimum(boxMean(away, 4), 6), 6);
  const levels = Uint8Array.from(smooth.values, (value) => Math.min(255, Math.max(0, Math.round(value * perLevel))));
  return { width: y.width, height: y.height, levels };
}
