/** A line from x0,y0 to x1,y1 in pixels, y downwards. */
export type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

/** One byte per pixel: 0 outside, 255 inside. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * Fills closed outlines by exact signed area: each edge adds its coverage where it runs, and a running sum along the row
 * fills the inside (R. Levien, "font-rs", 2016). Edges must lie inside the bitmap and leave its last column free.
 * This stands here so that no SVG parser needs to be loaded in the process that opens untrusted files.
 */
export function fillOutlines(segments: readonly Segment[], width: number, height: number): Bitmap {
  const area = new Float64Array(width * height + 2);
  for (const segment of segments) addEdge(area, width, segment);
  const data = new Uint8Array(width * height);
  let sum = 0;
  for (let at = 0; at < data.length; at += 1) {
    if (at % width === 0) sum = 0;
    sum += area[at] ?? 0;
    data[at] = Math.round(Math.min(1, Math.abs(sum)) * 255);
  }
  return { width, height, data };
}

function addEdge(area: Float64Array, width: number, [fromX, fromY, toX, toY]: Segment): void {
  if (fromY === toY) return;
  const down = fromY < toY;
  const [top, bottom] = down ? [fromY, toY] : [toY, fromY];
  const slope = (toX - fromX) / (toY - fromY);
  let x = down ? fromX : toX;
  for (let y = Math.floor(top); y < bottom; y += 1) {
    const covered = Math.min(y + 1, bottom) - Math.max(y, top);
    const next = x + slope * covered;
    addRow(area, y * width, { from: Math.min(x, next), to: Math.max(x, next), height: down ? covered : -covered });
    x = next;
  }
}

/** The part of an edge inside one row of pixels: what lies right of it in each pixel that it crosses. */
function addRow(area: Float64Array, row: number, edge: { from: number; to: number; height: number }): void {
  const { from, to, height } = edge;
  const first = Math.floor(from);
  const last = Math.max(first, Math.ceil(to) - 1);
  let before = 0;
  for (let column = first; column <= last; column += 1) {
    // The share of the edge's run that lies in this pixel, and the mean room to its right there.
    const left = Math.max(from, column);
    const right = Math.min(to, column + 1);
    const share = to > from ? (right - left) / (to - from) : 1;
    const filled = share * (column + 1 - (left + right) / 2);
    area[row + column] = (area[row + column] ?? 0) + height * (filled + before);
    before = share - filled;
  }
  area[row + last + 1] = (area[row + last + 1] ?? 0) + height * before;
}

/** Grows a shape by a radius in pixels, with soft edges. */
export function grow(shape: Bitmap, radius: number): Bitmap {
  if (radius <= 0) return shape;
  const { width, height, data } = shape;
  const reach = Math.ceil(radius);
  const around = Array.from({ length: (2 * reach + 1) ** 2 }, (_, at) => {
    const x = (at % (2 * reach + 1)) - reach;
    const y = Math.floor(at / (2 * reach + 1)) - reach;
    return { x, y, weight: Math.max(0, Math.min(1, radius + 1 - Math.hypot(x, y))) };
  }).filter(({ weight }) => weight > 0);
  const grown = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = data[y * width + x] ?? 0;
      if (value === 0) continue;
      for (const near of around) {
        const [toX, toY] = [x + near.x, y + near.y];
        if (toX < 0 || toY < 0 || toX >= width || toY >= height) continue;
        const at = toY * width + toX;
        grown[at] = Math.max(grown[at] ?? 0, Math.round(value * near.weight));
      }
    }
  }
  return { width, height, data: grown };
}
