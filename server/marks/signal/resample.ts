import { boxMean, plane, type Plane } from "./boxes.ts";
import type { Homography } from "./homography.ts";

/** The picture in another size, by means over what each new pixel covers when it shrinks, linear when it grows. */
export function resized(source: Plane, width: number, height: number): Plane {
  const ratio = Math.max(source.width / width, source.height / height);
  const smooth = ratio > 1.2 ? boxMean(source, Math.max(1, Math.round((ratio - 1) / 2))) : source;
  const result = plane(width, height);
  const [sx, sy] = [source.width / width, source.height / height];
  for (let y = 0; y < height; y += 1) {
    const fromY = (y + 0.5) * sy - 0.5;
    for (let x = 0; x < width; x += 1) {
      result.values[y * width + x] = linearAt(smooth, (x + 0.5) * sx - 0.5, fromY);
    }
  }
  return result;
}

/** Between four pixels; beyond the border the nearest counts. */
export function linearAt({ width, height, values }: Plane, x: number, y: number): number {
  const cx = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
  const cy = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
  const left = Math.min(Math.floor(cx), Math.max(0, width - 2));
  const top = Math.min(Math.floor(cy), Math.max(0, height - 2));
  const [fx, fy] = [cx - left, cy - top];
  const at = top * width + left;
  const right = width > 1 ? 1 : 0;
  const below = height > 1 ? width : 0;
  const upper = values[at] + (values[at + right] - values[at]) * fx;
  const lower = values[at + below] + (values[at + below + right] - values[at + below]) * fx;
  return upper + (lower - upper) * fy;
}

/**
 * The leak in the original's frame of `width` x `height`, by cubic interpolation (Catmull-Rom: linear would take away a third of the
 * shortest waves), and where it shows anything: 1, else 0.
 */
export function warped(
  leak: Plane,
  h: Homography,
  frame: { readonly width: number; readonly height: number },
): { readonly picture: Plane; readonly known: Plane } {
  const { width, height } = frame;
  const [picture, known] = [plane(width, height), plane(width, height)];
  const source = forScale(leak, h, frame);
  const [right, bottom] = [leak.width - 1.5, leak.height - 1.5];
  for (let y = 0; y < height; y += 1) {
    let [u, v, w] = [h[1] * y + h[2], h[4] * y + h[5], h[7] * y + h[8]];
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = [u / w, v / w];
      if (w > 0 && fromX >= 0.5 && fromY >= 0.5 && fromX <= right && fromY <= bottom) {
        picture.values[y * width + x] = cubicAt(source, fromX, fromY);
        known.values[y * width + x] = 1;
      }
      u += h[0];
      v += h[3];
      w += h[6];
    }
  }
  return { picture, known };
}

/** A leak that is larger than the original is smoothed first, or its finest detail would fold into the mark's band. */
function forScale(leak: Plane, h: Homography, { width, height }: { width: number; height: number }): Plane {
  const w = h[6] * (width / 2) + h[7] * (height / 2) + h[8];
  const scale = Math.sqrt(Math.abs(h[0] * h[4] - h[1] * h[3])) / Math.abs(w);
  return scale >= 1.6 ? boxMean(leak, Math.round((scale - 0.6) / 2)) : leak;
}

function cubicAt({ width, height, values }: Plane, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  if (left < 1 || top < 1 || left > width - 3 || top > height - 3) return linearAt({ width, height, values }, x, y);
  const [a0, a1, a2, a3] = [cubic(1 + fx), cubic(fx), cubic(1 - fx), cubic(2 - fx)];
  let at = (top - 1) * width + left - 1;
  let sum = 0;
  for (let row = 0; row < 4; row += 1) {
    const line = values[at] * a0 + values[at + 1] * a1 + values[at + 2] * a2 + values[at + 3] * a3;
    sum += line * cubic(row === 0 ? 1 + fy : row === 1 ? fy : row === 2 ? 1 - fy : 2 - fy);
    at += width;
  }
  return sum;
}

const cubic = (distance: number): number =>
  distance < 1
    ? (1.5 * distance - 2.5) * distance * distance + 1
    : ((-0.5 * distance + 2.5) * distance - 4) * distance + 2;
