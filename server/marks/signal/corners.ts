import { boxMean, plane, type Plane } from "./boxes.ts";

export interface Corner {
  readonly x: number;
  readonly y: number;
  readonly strength: number;
}

/** Harris' constant: corners, not edges. */
const edge = 0.05;
/** No other corner within this many pixels. */
const apart = 3;

/**
 * Corners of a picture, strongest first, at most `most`, spread: the picture is cut into 8 x 8 parts and each gives at most a
 * sixteenth, so that one textured tree does not take all. `border`: pixels at the edge that cannot be described.
 */
export function cornersOf(source: Plane, most: number, border: number): Corner[] {
  const { width, height } = source;
  if (width <= 2 * border + 2 || height <= 2 * border + 2) return [];
  const response = harris(source);
  const found: Corner[] = [];
  for (let y = border; y < height - border; y += 1) {
    for (let x = border; x < width - border; x += 1) {
      const strength = response.values[y * width + x];
      if (strength > 1 && isPeak(response, { x, y, strength })) found.push({ x, y, strength });
    }
  }
  found.sort((a, b) => b.strength - a.strength);
  const parts = new Uint32Array(64);
  const share = Math.ceil(most / 16);
  const kept: Corner[] = [];
  for (const corner of found) {
    const part = Math.floor((corner.y * 8) / height) * 8 + Math.floor((corner.x * 8) / width);
    if (parts[part] >= share) continue;
    parts[part] += 1;
    kept.push(corner);
    if (kept.length === most) break;
  }
  return kept;
}

function isPeak({ width, values }: Plane, { x, y, strength }: Corner): boolean {
  for (let dy = -apart; dy <= apart; dy += 1) {
    for (let dx = -apart; dx <= apart; dx += 1) {
      const other = values[(y + dy) * width + x + dx];
      if (other > strength || (other === strength && (dy < 0 || (dy === 0 && dx < 0)))) return false;
    }
  }
  return true;
}

function harris(source: Plane): Plane {
  const { width, height, values } = source;
  const [xx, yy, xy] = [plane(width, height), plane(width, height), plane(width, height)];
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const dx = (values[at + 1] - values[at - 1]) / 2;
      const dy = (values[at + width] - values[at - width]) / 2;
      xx.values[at] = dx * dx;
      yy.values[at] = dy * dy;
      xy.values[at] = dx * dy;
    }
  }
  const [a, b, c] = [boxMean(xx, 2).values, boxMean(yy, 2).values, boxMean(xy, 2).values];
  const result = plane(width, height);
  for (let at = 0; at < a.length; at += 1) {
    const sum = a[at] + b[at];
    result.values[at] = a[at] * b[at] - c[at] * c[at] - edge * sum * sum;
  }
  return result;
}
