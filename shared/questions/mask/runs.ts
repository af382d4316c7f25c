/**
 * A mask as the pixels that it covers: [start, end) pairs, rising and never touching. Pixels are counted column by
 * column from the left top, as COCO does: pixel (x, y) is number x * height + y. Nothing here unpacks a mask into pixels.
 */
export type Runs = Uint32Array;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const noRuns: Runs = new Uint32Array(0);

/** Collects runs in rising order; what touches or overlaps the last one joins it. */
export class RunWriter {
  #pairs = new Uint32Array(64);
  #length = 0;

  add(start: number, end: number): void {
    if (end <= start) return;
    const last = this.#pairs[this.#length - 1];
    if (last !== undefined && this.#length > 0 && start <= last) {
      if (end > last) this.#pairs[this.#length - 1] = end;
      return;
    }
    if (this.#length === this.#pairs.length) {
      const larger = new Uint32Array(2 * this.#length);
      larger.set(this.#pairs);
      this.#pairs = larger;
    }
    this.#pairs[this.#length++] = start;
    this.#pairs[this.#length++] = end;
  }

  runs(): Runs {
    return this.#pairs.slice(0, this.#length);
  }
}

/** Number of pixels. */
export function areaOf(runs: Runs): number {
  let area = 0;
  for (let at = 0; at < runs.length; at += 2) area += (runs[at + 1] ?? 0) - (runs[at] ?? 0);
  return area;
}

/** Whether a pixel of each of two masks (in one, in the other) belongs to what comes out. */
type Rule = (first: boolean, second: boolean) => boolean;

/** Walks both masks' ends once: as long as their runs are many, whatever the picture's size. */
function combine(first: Runs, second: Runs, rule: Rule): Runs {
  const writer = new RunWriter();
  let [one, other] = [0, 0];
  let from = 0;
  let isIn = false;
  while (one < first.length || other < second.length) {
    const at = Math.min(first[one] ?? Infinity, second[other] ?? Infinity);
    while (first[one] === at) one++;
    while (second[other] === at) other++;
    const next = rule(one % 2 === 1, other % 2 === 1);
    if (next === isIn) continue;
    if (isIn) writer.add(from, at);
    from = at;
    isIn = next;
  }
  return writer.runs();
}

export const unionOf = (first: Runs, second: Runs): Runs => combine(first, second, (one, other) => one || other);
export const withoutRuns = (first: Runs, second: Runs): Runs => combine(first, second, (one, other) => one && !other);
export const sharedRuns = (first: Runs, second: Runs): Runs => combine(first, second, (one, other) => one && other);

/** Number of pixels that both cover. */
export function sharedArea(first: Runs, second: Runs): number {
  // Masks that lie in different columns are apart without a look at their runs.
  if ((first.at(-1) ?? 0) <= (second[0] ?? 0) || (second.at(-1) ?? 0) <= (first[0] ?? 0)) return 0;
  let area = 0;
  let [one, other] = [0, 0];
  while (one < first.length && other < second.length) {
    const [start, end] = [first[one] ?? 0, first[one + 1] ?? 0];
    const [otherStart, otherEnd] = [second[other] ?? 0, second[other + 1] ?? 0];
    area += Math.max(0, Math.min(end, otherEnd) - Math.max(start, otherStart));
    if (end < otherEnd) one += 2;
    else other += 2;
  }
  return area;
}

/** Intersection over union of pixels, 0..1; two empty masks are alike. */
export function runsIou(first: Runs, second: Runs): number {
  const both = sharedArea(first, second);
  const union = areaOf(first) + areaOf(second) - both;
  return union === 0 ? 1 : both / union;
}

/** Around all pixels, the right and bottom ends exclusive; null for an empty mask. */
export function boundsOfRuns(
  runs: Runs,
  { height }: Size,
): { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } | null {
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return null;
  let [top, bottom] = [height, 0];
  for (let at = 0; at < runs.length; at += 2) {
    const [start, end] = [runs[at] ?? 0, runs[at + 1] ?? 0];
    const column = Math.floor(start / height);
    // A run that goes on into the next column touches the bottom of one and the top of the other.
    if (end > (column + 1) * height) [top, bottom] = [0, height];
    else [top, bottom] = [Math.min(top, start - column * height), Math.max(bottom, end - column * height)];
  }
  return { left: Math.floor(first / height), top, right: Math.floor((last - 1) / height) + 1, bottom };
}

/** The runs of one column as [top, bottom) pairs. `from` is where to look: the index of a run not after the column. */
export function* columnsOf(
  runs: Runs,
  { height }: Size,
): Generator<readonly [column: number, pairs: readonly number[]]> {
  let current = -1;
  let pairs: number[] = [];
  for (let at = 0; at < runs.length; at += 2) {
    let start = runs[at] ?? 0;
    const end = runs[at + 1] ?? 0;
    while (start < end) {
      const column = Math.floor(start / height);
      if (column !== current) {
        if (pairs.length > 0) yield [current, pairs];
        current = column;
        pairs = [];
      }
      const stop = Math.min(end, (column + 1) * height);
      pairs.push(start - column * height, stop - column * height);
      start = stop;
    }
  }
  if (pairs.length > 0) yield [current, pairs];
}

/** Moves a mask by whole pixels; what leaves the picture is cut off. */
export function shifted(runs: Runs, by: { readonly x: number; readonly y: number }, size: Size): Runs {
  const writer = new RunWriter();
  for (const [column, pairs] of columnsOf(runs, size)) {
    const x = column + by.x;
    if (x < 0 || x >= size.width) continue;
    for (let at = 0; at < pairs.length; at += 2) {
      const top = Math.max(0, (pairs[at] ?? 0) + by.y);
      const bottom = Math.min(size.height, (pairs[at + 1] ?? 0) + by.y);
      writer.add(x * size.height + top, x * size.height + bottom);
    }
  }
  return writer.runs();
}

/** Whether a pixel is covered; binary search. */
export function covers(runs: Runs, pixel: number): boolean {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle] ?? 0) <= pixel) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

/** One pixel for each square of `coarse` × `coarse`, the one in its middle: runs of a picture as many times smaller. */
export function coarser(runs: Runs, size: Size, coarse: number): Runs {
  if (coarse === 1) return runs;
  const writer = new RunWriter();
  const middle = coarse >> 1;
  const height = Math.ceil(size.height / coarse);
  for (const [column, pairs] of columnsOf(runs, size)) {
    if (column % coarse !== middle) continue;
    const start = Math.floor(column / coarse) * height;
    for (let at = 0; at < pairs.length; at += 2) {
      const top = Math.ceil(((pairs[at] ?? 0) - middle) / coarse);
      const bottom = Math.ceil(((pairs[at + 1] ?? 0) - middle) / coarse);
      writer.add(start + Math.max(0, top), start + Math.min(height, bottom));
    }
  }
  return writer.runs();
}
