type Point = readonly [number, number];
export type Line = readonly Point[];

/** A line with what comparing it needs, made once. */
export interface SampledLine {
  readonly line: Line;
  /** Places at equal steps along the line, both ends among them. */
  readonly samples: Line;
  /** left, top, right, bottom */
  readonly bounds: readonly [number, number, number, number];
}

/** Places along each line at which its distance from the other is taken. */
export const lineSamples = 64;

export function sampledLine(line: Line, count: number = lineSamples): SampledLine {
  const lengths = line.map((point, index) => distance(point, line[index - 1] ?? point));
  const total = lengths.reduce((sum, each) => sum + each, 0);
  const samples: Point[] = [];
  let at = 0;
  let passed = 0;
  for (let index = 0; index < count; index++) {
    const wanted = (total * index) / (count - 1);
    while (at + 2 < line.length && passed + (lengths[at + 1] ?? 0) < wanted) passed += lengths[++at] ?? 0;
    const [from, to] = [line[at], line[at + 1]];
    if (from === undefined) break;
    const length = lengths[at + 1] ?? 0;
    const part = to === undefined || length === 0 ? 0 : Math.min(1, (wanted - passed) / length);
    samples.push([from[0] + part * ((to ?? from)[0] - from[0]), from[1] + part * ((to ?? from)[1] - from[1])]);
  }
  const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
  const least = (values: readonly number[]): number => values.reduce((one, other) => Math.min(one, other), Infinity);
  const most = (values: readonly number[]): number => values.reduce((one, other) => Math.max(one, other), -Infinity);
  return { line, samples, bounds: [least(xs), least(ys), most(xs), most(ys)] };
}

/**
 * How alike two lines are, 0..1: at places all along each line, 1 minus its distance from the other line as a share of
 * `tolerance` (0 from there on), averaged over both lines alike. The same line drawn the other way round is the same.
 */
export function lineLikeness(one: SampledLine, other: SampledLine, tolerance: number): number {
  const [left, top, right, bottom] = other.bounds;
  const near =
    one.bounds[0] <= right + tolerance &&
    one.bounds[2] >= left - tolerance &&
    one.bounds[1] <= bottom + tolerance &&
    one.bounds[3] >= top - tolerance;
  return near ? (closeness(one.samples, other.line, tolerance) + closeness(other.samples, one.line, tolerance)) / 2 : 0;
}

function closeness(samples: Line, line: Line, tolerance: number): number {
  const sum = samples.reduce((total, point) => total + Math.max(0, 1 - away(point, line) / tolerance), 0);
  return samples.length === 0 ? 0 : sum / samples.length;
}

/** Distance from a point to the nearest place of a line. */
function away([x, y]: Point, line: Line): number {
  let least = Infinity;
  for (let index = 0; index < line.length; index++) {
    const [fromX, fromY] = line[index] ?? [x, y];
    const [toX, toY] = line[index + 1] ?? [fromX, fromY];
    const [dx, dy] = [toX - fromX, toY - fromY];
    const square = dx * dx + dy * dy;
    const part = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / square));
    least = Math.min(least, Math.hypot(x - fromX - part * dx, y - fromY - part * dy));
  }
  return least;
}

const distance = (one: Point, other: Point): number => Math.hypot(one[0] - other[0], one[1] - other[1]);
