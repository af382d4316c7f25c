import { fillRings, type Ring } from "./fill.ts";
import { columnsOf, type Runs, type Size, unionOf } from "./runs.ts";

type Vertex = readonly [number, number];

/**
 * The outlines of a mask along the edges of its pixels: exact, so that filling them gives the same mask again. Outer
 * outlines run clockwise as seen on the picture, those of holes the other way. Pixels that meet at a corner only are
 * apart. Only true corners are vertices.
 */
export function outlinesOf(runs: Runs, size: Size): readonly Ring[] {
  const edges = new Edges(size.height + 1);
  let before: { column: number; pairs: readonly number[] } = { column: -2, pairs: [] };
  const sides = (column: number, left: readonly number[], right: readonly number[]): void => {
    // Down where only the left is in, up where only the right is.
    for (const [top, bottom] of onlyIn(left, right)) edges.add([column, top], [column, bottom]);
    for (const [top, bottom] of onlyIn(right, left)) edges.add([column, bottom], [column, top]);
  };
  for (const [column, pairs] of columnsOf(runs, size)) {
    if (before.column === column - 1) sides(column, before.pairs, pairs);
    else {
      if (before.column >= 0) sides(before.column + 1, before.pairs, []);
      sides(column, [], pairs);
    }
    for (let at = 0; at < pairs.length; at += 2) {
      const [top, bottom] = [pairs[at] ?? 0, pairs[at + 1] ?? 0];
      edges.add([column, top], [column + 1, top]);
      edges.add([column + 1, bottom], [column, bottom]);
    }
    before = { column, pairs };
  }
  if (before.column >= 0) sides(before.column + 1, before.pairs, []);
  return edges.rings();
}

/** The parts of [start, end) pairs that another list of them leaves free. */
function onlyIn(pairs: readonly number[], others: readonly number[]): readonly Vertex[] {
  const free: Vertex[] = [];
  let other = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    let start = pairs[at] ?? 0;
    const end = pairs[at + 1] ?? 0;
    while (other < others.length && (others[other + 1] ?? 0) <= start) other += 2;
    for (let next = other; next < others.length && (others[next] ?? 0) < end; next += 2) {
      if ((others[next] ?? 0) > start) free.push([start, others[next] ?? 0]);
      start = Math.max(start, others[next + 1] ?? 0);
    }
    if (start < end) free.push([start, end]);
  }
  return free;
}

/** Directed edges by where they start, taken together into rings. At most two start at one place. */
class Edges {
  readonly #stride: number;
  readonly #first = new Map<number, Vertex>();
  readonly #second = new Map<number, Vertex>();

  constructor(stride: number) {
    this.#stride = stride;
  }

  add(from: Vertex, to: Vertex): void {
    const key = from[0] * this.#stride + from[1];
    (this.#first.has(key) ? this.#second : this.#first).set(key, to);
  }

  rings(): readonly Ring[] {
    const rings: Ring[] = [];
    for (const key of this.#first.keys()) {
      let from: Vertex = [Math.floor(key / this.#stride), key % this.#stride];
      let to = this.#take(from, null);
      const ring: Vertex[] = [];
      let way = "";
      while (to !== null) {
        const turned = `${Math.sign(to[0] - from[0])} ${Math.sign(to[1] - from[1])}`;
        if (turned === way) ring.pop();
        way = turned;
        ring.push(to);
        const next = this.#take(to, from);
        from = to;
        to = next;
      }
      if (ring.length > 0) rings.push(withoutStraight(ring));
    }
    return rings;
  }

  /** The edge that goes on from a place; where two do, the one that turns right, so that corners do not join. */
  #take(from: Vertex, before: Vertex | null): Vertex | null {
    const key = from[0] * this.#stride + from[1];
    const one = this.#first.get(key);
    const other = this.#second.get(key);
    if (one === undefined) return null;
    if (other === undefined) {
      this.#first.delete(key);
      return one;
    }
    const turnsRight = (to: Vertex): boolean =>
      before !== null && (from[0] - before[0]) * (to[1] - from[1]) - (from[1] - before[1]) * (to[0] - from[0]) > 0;
    this.#second.delete(key);
    if (turnsRight(other)) return other;
    this.#first.set(key, other);
    return one;
  }
}

/** The start of a ring is a vertex only where the ring turns there. */
function withoutStraight(ring: Vertex[]): Ring {
  const [first, second, last] = [ring[0], ring[1], ring.at(-1)];
  if (first === undefined || second === undefined || last === undefined) return ring;
  const isStraight =
    (last[0] === first[0] && first[0] === second[0]) || (last[1] === first[1] && first[1] === second[1]);
  return isStraight ? ring.slice(1) : ring;
}

/** Twice the area with its sign: positive for outer outlines. */
const signedArea = (ring: Ring): number =>
  ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - y * nextX;
  }, 0);

/** The mask with everything that it encloses, or only with what has no more than `most` pixels. */
export function withoutHoles(runs: Runs, size: Size, most = Infinity): Runs {
  const holes = outlinesOf(runs, size).filter((ring) => signedArea(ring) < 0 && signedArea(ring) >= -2 * most);
  return holes.reduce((filled, hole) => unionOf(filled, fillRings([hole], size)), runs);
}

/** How far, in pixels, a simplified outline may be from the true one. */
export const outlineTolerance = 1;

/**
 * The outlines with as few vertices as stay within `tolerance` pixels (Douglas and Peucker, 1973). A ring that is left
 * with fewer than three is gone.
 */
export const simplified = (rings: readonly Ring[], tolerance: number = outlineTolerance): readonly Ring[] =>
  rings.map((ring) => simplifiedRing(ring, tolerance)).filter((ring) => ring.length >= 3);

function simplifiedRing(ring: Ring, tolerance: number): Ring {
  const [first] = ring;
  if (first === undefined || ring.length <= 3) return ring;
  let far = 0;
  for (const [index, point] of ring.entries()) {
    if (away(point, first) > away(ring[far] ?? first, first)) far = index;
  }
  const half = (line: Ring): Ring => simplifiedLine(line, tolerance).slice(0, -1);
  return [...half(ring.slice(0, far + 1)), ...half([...ring.slice(far), first])];
}

function simplifiedLine(line: Ring, tolerance: number): Ring {
  const kept = new Uint8Array(line.length);
  kept[0] = 1;
  kept[line.length - 1] = 1;
  const open: [number, number][] = [[0, line.length - 1]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [start, end] = part;
    let [worst, at] = [tolerance, -1];
    for (let index = start + 1; index < end; index++) {
      const off = offLine(line, index, part);
      if (off > worst) [worst, at] = [off, index];
    }
    if (at === -1) continue;
    kept[at] = 1;
    open.push([start, at], [at, end]);
  }
  return line.filter((_, index) => kept[index] === 1);
}

function offLine(line: Ring, index: number, [start, end]: readonly [number, number]): number {
  const [point, from, to] = [line[index], line[start], line[end]];
  if (point === undefined || from === undefined || to === undefined) return 0;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const square = dx * dx + dy * dy;
  const part = square === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / square;
  const on = Math.min(1, Math.max(0, part));
  return Math.hypot(point[0] - from[0] - on * dx, point[1] - from[1] - on * dy);
}

const away = (one: Vertex, other: Vertex): number => Math.hypot(one[0] - other[0], one[1] - other[1]);
