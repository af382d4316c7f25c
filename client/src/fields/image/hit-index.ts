import Flatbush from "flatbush";
import type { Drawn } from "./drawn.ts";
import { distance, isInRing, segmentsOf, toSegment } from "./shapes.ts";
import type { Point, Sketch } from "./shapes.ts";

/** How near a point is to a region: on its line or dot, inside it, or not at all. */
export type Nearness = "outline" | "inside" | null;

export function nearness(sketch: Sketch, point: Point, tolerance: number): Nearness {
  if (sketch.dots.some((dot) => distance(dot, point) <= tolerance * 1.5)) return "outline";
  const near = (points: readonly Point[], closed: boolean): boolean =>
    segmentsOf(points, closed).some((segment) => toSegment(point, segment).distance <= tolerance);
  if (sketch.rings.some((ring) => near(ring, true)) || sketch.lines.some((line) => near(line, false))) return "outline";
  // Even-odd over all rings: a hole is not part of its polygon.
  return sketch.rings.filter((ring) => isInRing(point, ring)).length % 2 === 1 ? "inside" : null;
}

const area = ({ bounds }: Drawn): number => (bounds.right - bounds.left) * (bounds.bottom - bounds.top);

/** A spatial index over the regions of a picture. Building it costs a few milliseconds for 10,000; a search next to none. */
export class HitIndex {
  readonly #drawn: readonly Drawn[];
  readonly #tree: Flatbush | null;

  constructor(drawn: readonly Drawn[]) {
    this.#drawn = drawn;
    this.#tree = drawn.length === 0 ? null : new Flatbush(drawn.length);
    for (const { bounds } of drawn) this.#tree?.add(bounds.left, bounds.top, bounds.right, bounds.bottom);
    this.#tree?.finish();
  }

  /**
   * The region that a person means at a point: one whose line is there before one that only surrounds it, of lines and of
   * masks the one drawn last, else the smaller one, then the one drawn last. `tolerance` is in image pixels.
   */
  at(point: Point, tolerance: number, counts: (drawn: Drawn) => boolean): Drawn | null {
    let best: (Rank & { readonly drawn: Drawn }) | null = null;
    for (const order of this.#search(point, tolerance * 1.5)) {
      const drawn = this.#drawn[order];
      if (drawn === undefined || !counts(drawn)) continue;
      const near = nearness(drawn.sketch, point, tolerance);
      if (near === null) continue;
      const covers = drawn.sketch.tint !== undefined;
      const next = { drawn, outline: near === "outline", covers, area: area(drawn), order };
      if (best === null || isBefore(next, best)) best = next;
    }
    return best?.drawn ?? null;
  }

  /** All regions whose bounds come within `reach` (image pixels) of a point. */
  near(point: Point, reach: number): readonly Drawn[] {
    return this.#search(point, reach)
      .map((order) => this.#drawn[order])
      .filter((drawn) => drawn !== undefined);
  }

  #search({ x, y }: Point, reach: number): readonly number[] {
    return this.#tree?.search(x - reach, y - reach, x + reach, y + reach) ?? [];
  }
}

interface Rank {
  readonly outline: boolean;
  /** It is painted over what lies below it. */
  readonly covers: boolean;
  readonly area: number;
  readonly order: number;
}

function isBefore(first: Rank, second: Rank): boolean {
  if (first.outline !== second.outline) return first.outline;
  // What is pressed is what is seen: of lines, and of painted areas, that is the one on top.
  if (first.outline || (first.covers && second.covers)) return first.order > second.order;
  if (first.area !== second.area) return first.area < second.area;
  return first.order > second.order;
}
