/** Rings of [x, y] without a repeated last point, filled by the even-odd rule. */
export type Rings = readonly (readonly (readonly [number, number])[])[];

interface Edge {
  readonly owner: 0 | 1;
  /** Upper end first: `top < bottom`. Horizontal edges bound no area and are left out. */
  readonly top: number;
  readonly bottom: number;
  readonly x: number;
  /** dx/dy. */
  readonly slope: number;
}

export interface OverlapAreas {
  readonly first: number;
  readonly second: number;
  readonly both: number;
}

/** Most visits of an edge that one exact computation may take, about a second. Drawn shapes need a thousandth. */
export const overlapBudget = 5_000_000;

/**
 * Areas of two even-odd shapes and of what they share, exact up to float64 rounding, for any rings: concave, crossing
 * themselves, with holes. The plane is cut into horizontal slabs at every vertex and every crossing of two edges; inside
 * a slab edges do not cross, so each gap between neighbours is a trapezoid whose area is its middle width times height.
 *
 * Shapes made to be slow (thousands of edges that all cross) would take quadratic time and more. Over `budget` the slabs
 * are equally high instead, at least 64 of them, and each is measured at its middle: still symmetric, still 1 for the
 * same shape, but an estimate whose error falls with the height of a slab.
 */
export function overlapAreas(first: Rings, second: Rings, budget: number = overlapBudget): OverlapAreas {
  const edges = [...edgesOf(first, 0), ...edgesOf(second, 1)].sort((one, other) => one.top - other.top);
  const cuts = exactCuts(edges, budget);
  const exact = cuts === undefined ? undefined : sweep(edges, cuts, budget);
  return exact ?? sweep(edges, equalCuts(edges, budget), Infinity) ?? { first: 0, second: 0, both: 0 };
}

/** Sums all slabs, or gives up (undefined) when more than `budget` edges were visited. */
function sweep(edges: readonly Edge[], cuts: readonly number[], budget: number): OverlapAreas | undefined {
  const areas: [number, number, number] = [0, 0, 0];
  let active: Edge[] = [];
  let next = 0;
  let visits = 0;
  for (const [index, top] of cuts.entries()) {
    const bottom = cuts[index + 1];
    if (bottom === undefined) break;
    const middle = (top + bottom) / 2;
    for (let edge = edges[next]; edge !== undefined && edge.top <= middle; edge = edges[++next]) active.push(edge);
    active = active.filter((edge) => edge.bottom > middle);
    visits += active.length;
    if (visits > budget) return undefined;
    addSlab(areas, active, [top, bottom]);
  }
  return { first: areas[0], second: areas[1], both: areas[2] };
}

function exactCuts(edges: readonly Edge[], budget: number): readonly number[] | undefined {
  const crossed = crossings(edges, budget);
  if (crossed === undefined) return undefined;
  const heights = new Set([...edges.flatMap(({ top, bottom }) => [top, bottom]), ...crossed]);
  return [...heights].sort((one, other) => one - other);
}

function equalCuts(edges: readonly Edge[], budget: number): readonly number[] {
  const top = edges[0]?.top ?? 0;
  const bottom = edges.reduce((lowest, edge) => Math.max(lowest, edge.bottom), top);
  const slabs = Math.max(64, Math.floor(budget / Math.max(1, edges.length)));
  return Array.from({ length: slabs + 1 }, (_, index) => top + ((bottom - top) * index) / slabs);
}

/** Area of one even-odd shape. */
export const ringsArea = (rings: Rings): number => overlapAreas(rings, []).first;

/** Intersection over union, 0..1. Two shapes without area are alike (1) where their rings are the same, else 0. */
export function polygonIou(first: Rings, second: Rings, budget: number = overlapBudget): number {
  if (!boundsMeet(first, second)) return 0;
  const areas = overlapAreas(first, second, budget);
  const union = areas.first + areas.second - areas.both;
  if (union > 0) return Math.min(1, areas.both / union);
  return JSON.stringify(first) === JSON.stringify(second) ? 1 : 0;
}

/** [left, top, right, bottom] of all rings; infinite where there is no point. */
export function ringsBounds(rings: Rings): readonly [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of rings.flat()) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom];
}

function boundsMeet(first: Rings, second: Rings): boolean {
  const one = ringsBounds(first);
  const other = ringsBounds(second);
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}

function edgesOf(rings: Rings, owner: 0 | 1): Edge[] {
  const edges: Edge[] = [];
  for (const ring of rings) {
    let from = ring.at(-1);
    for (const to of ring) {
      if (from !== undefined && from[1] !== to[1]) {
        const [upper, lower] = from[1] < to[1] ? [from, to] : [to, from];
        const slope = (lower[0] - upper[0]) / (lower[1] - upper[1]);
        edges.push({ owner, top: upper[1], bottom: lower[1], x: upper[0], slope });
      }
      from = to;
    }
  }
  return edges;
}

const xAt = (edge: Edge, y: number): number => edge.x + (y - edge.top) * edge.slope;

/** Heights at which two edges cross, or undefined over the budget. `edges` come sorted by `top`. */
function crossings(edges: readonly Edge[], budget: number): number[] | undefined {
  const heights: number[] = [];
  let active: Edge[] = [];
  let visits = 0;
  for (const edge of edges) {
    active = active.filter(({ bottom }) => bottom > edge.top);
    visits += active.length;
    if (visits > budget) return undefined;
    for (const other of active) {
      const bottom = Math.min(edge.bottom, other.bottom);
      const before = xAt(edge, edge.top) - xAt(other, edge.top);
      const after = xAt(edge, bottom) - xAt(other, bottom);
      if (before * after < 0) heights.push(edge.top + ((bottom - edge.top) * before) / (before - after));
    }
    active.push(edge);
  }
  return heights;
}

function addSlab(areas: [number, number, number], active: readonly Edge[], [top, bottom]: [number, number]): void {
  const middle = (top + bottom) / 2;
  const sorted = active.map((edge) => ({ owner: edge.owner, x: xAt(edge, middle) }));
  sorted.sort((one, other) => one.x - other.x);
  const inside: [boolean, boolean] = [false, false];
  let previous = 0;
  for (const { owner, x } of sorted) {
    const area = (x - previous) * (bottom - top);
    if (inside[0]) areas[0] += area;
    if (inside[1]) areas[1] += area;
    if (inside[0] && inside[1]) areas[2] += area;
    inside[owner] = !inside[owner];
    previous = x;
  }
}
