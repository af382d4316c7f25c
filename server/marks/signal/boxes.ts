/** One number per pixel, row by row. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

export const plane = (width: number, height: number, values?: Float32Array): Plane => {
  const all = values ?? new Float32Array(width * height);
  if (all.length !== width * height) throw new RangeError("a plane has width x height numbers");
  return { width, height, values: all };
};

/**
 * The mean over a square of side `2 radius + 1` around each pixel; beyond the border the nearest pixel counts. Two running sums, so
 * the cost does not depend on the radius.
 */
export function boxMean(source: Plane, radius: number): Plane {
  const { width, height } = source;
  const across = plane(width, height);
  const result = plane(width, height);
  const span = 2 * radius + 1;
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    let sum = 0;
    for (let x = -radius - 1; x < radius; x += 1) sum += source.values[row + clamp(x, width)];
    for (let x = 0; x < width; x += 1) {
      sum += source.values[row + clamp(x + radius, width)] - source.values[row + clamp(x - radius - 1, width)];
      across.values[row + x] = sum / span;
    }
  }
  const sums = new Float64Array(width);
  for (let y = -radius - 1; y < radius; y += 1) {
    const row = clamp(y, height) * width;
    for (let x = 0; x < width; x += 1) sums[x] += across.values[row + x];
  }
  for (let y = 0; y < height; y += 1) {
    const comes = clamp(y + radius, height) * width;
    const goes = clamp(y - radius - 1, height) * width;
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      sums[x] += across.values[comes + x] - across.values[goes + x];
      result.values[row + x] = sums[x] / span;
    }
  }
  return result;
}

/** The least over a square of side `2 radius + 1` around each pixel, within the picture. */
export function boxMinimum(source: Plane, radius: number): Plane {
  const { width, height } = source;
  const across = plane(width, height);
  const result = plane(width, height);
  lineMinimum({ from: source.values, to: across.values, lines: height, length: width, line: width, step: 1 }, radius);
  lineMinimum({ from: across.values, to: result.values, lines: width, length: height, line: 1, step: width }, radius);
  return result;
}

interface Lines {
  readonly from: Float32Array;
  readonly to: Float32Array;
  readonly lines: number;
  readonly length: number;
  /** From one line to the next, and from one number of a line to the next. */
  readonly line: number;
  readonly step: number;
}

/** Van Herk: least of each block from the left and from the right; a window is covered by two of them. */
function lineMinimum(of: Lines, radius: number): void {
  const { from, to, lines, length, line, step } = of;
  const span = 2 * radius + 1;
  const padded = Math.ceil((length + 2 * radius) / span) * span;
  const forward = new Float32Array(padded);
  const backward = new Float32Array(padded);
  for (let number = 0; number < lines; number += 1) {
    const start = number * line;
    const value = (at: number): number =>
      at < radius || at >= radius + length ? Number.POSITIVE_INFINITY : from[start + (at - radius) * step];
    for (let block = 0; block < padded; block += span) {
      let least = Number.POSITIVE_INFINITY;
      for (let at = block; at < block + span; at += 1) {
        least = Math.min(least, value(at));
        forward[at] = least;
      }
      least = Number.POSITIVE_INFINITY;
      for (let at = block + span - 1; at >= block; at -= 1) {
        least = Math.min(least, value(at));
        backward[at] = least;
      }
    }
    for (let at = 0; at < length; at += 1) {
      to[start + at * step] = Math.min(backward[at], forward[at + span - 1]);
    }
  }
}

const clamp = (at: number, length: number): number => (at < 0 ? 0 : at >= length ? length - 1 : at);
