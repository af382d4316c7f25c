import { snapReach } from "@keyhole/shared/preferences";
import type { Drawn } from "./drawn.ts";
import { distance, segmentsOf, toSegment } from "./shapes.ts";
import type { Extent, Point } from "./shapes.ts";

/** Whether what is drawn or bent sticks to outlines nearby, and from how many screen pixels on. */
export interface SnapSetting {
  readonly isOn: boolean;
  readonly reach: number;
}

export const usualSnap: SnapSetting = { isOn: false, reach: snapReach.usual };

/** A place that a pointer nearby is drawn to, and whether it is a corner or somewhere on a line. */
export interface Snapped extends Point {
  readonly kind: "vertex" | "edge";
}

/** Closed and open lines of a region that others may share. Points of a figure are no border of anything. */
function linesOf({ sketch, question }: Drawn): readonly (readonly [points: readonly Point[], closed: boolean])[] {
  const open = question.layer.snaps === undefined ? [] : sketch.lines;
  return [...sketch.rings.map((ring) => [ring, true] as const), ...open.map((line) => [line, false] as const)];
}

const borderOf = ({ width, height }: Extent): readonly Point[] => [
  { x: 0, y: 0 },
  { x: width, y: 0 },
  { x: width, y: height },
  { x: 0, y: height },
];

/** A rectangle whose sides are all out of reach needs no look at its outline: most of those around a point. */
function isFarInside({ isRect, bounds: { left, top, right, bottom } }: Drawn, { x, y }: Point, reach: number): boolean {
  return isRect && Math.min(x - left, y - top, right - x, bottom - y) > reach;
}

interface Near {
  readonly at: Point;
  readonly away: number;
}

/**
 * The corner within `reach` (image pixels) that is nearest to a point, else the nearest place on a line within it: of
 * regions nearby and of the picture's border. Null where there is none.
 */
export function snapTo(
  point: Point,
  near: Iterable<Drawn>,
  { extent, reach }: { readonly extent: Extent; readonly reach: number },
): Snapped | null {
  const best: { vertex: Near | null; edge: Near | null } = { vertex: null, edge: null };
  const look = (points: readonly Point[], closed: boolean): void => {
    for (const at of points) {
      const away = distance(at, point);
      if (away <= reach && (best.vertex === null || away < best.vertex.away)) best.vertex = { at, away };
    }
    if (best.vertex !== null) return;
    for (const segment of segmentsOf(points, closed)) {
      const { nearest: at, distance: away } = toSegment(point, segment);
      if (away <= reach && (best.edge === null || away < best.edge.away)) best.edge = { at, away };
    }
  };
  for (const drawn of near) {
    if (isFarInside(drawn, point, reach)) continue;
    for (const [points, closed] of linesOf(drawn)) look(points, closed);
  }
  look(borderOf(extent), true);
  const found = best.vertex ?? best.edge;
  return found === null ? null : { x: found.at.x, y: found.at.y, kind: best.vertex === null ? "edge" : "vertex" };
}

/** How far (image pixels) a stored place may lie off the line it was snapped to: coordinates are kept to a hundredth. */
const rounding = 0.02;

/** Where on a ring a point lies: after which vertex, and how far along; null where it is not on it. */
function placeOn(ring: readonly Point[], point: Point): { readonly after: number; readonly along: number } | null {
  let before = 0;
  for (const [after, segment] of segmentsOf(ring, true).entries()) {
    const { nearest, distance: away } = toSegment(point, segment);
    if (away <= rounding) return { after, along: before + distance(segment[0], nearest) };
    before += distance(...segment);
  }
  return null;
}

/** The vertices of a ring strictly between two places on it, the shorter way around; null where one is not on it. */
export function betweenOn(ring: readonly Point[], from: Point, to: Point): readonly Point[] | null {
  const [start, end] = [placeOn(ring, from), placeOn(ring, to)];
  if (start === null || end === null) return null;
  const length = segmentsOf(ring, true).reduce((sum, segment) => sum + distance(...segment), 0);
  const forwards = (end.along - start.along + length) % length;
  const isForwards = forwards <= length / 2;
  const [first, last] = isForwards ? [start.after, end.after] : [end.after, start.after];
  // Onwards within one segment is no vertex; back to an earlier place of it goes all the way around.
  const isAround = isForwards ? end.along < start.along : start.along < end.along;
  const count = first === last ? (isAround ? ring.length : 0) : (last - first + ring.length) % ring.length;
  const passed = Array.from({ length: count }, (_, at) => ring[(first + 1 + at) % ring.length]).filter(
    (vertex) => vertex !== undefined && distance(vertex, from) > rounding && distance(vertex, to) > rounding,
  ) as readonly Point[]; // the filter leaves no undefined
  return isForwards ? passed : passed.toReversed();
}

/** The border that two places share with a region nearby: its vertices between them. Empty where they share none. */
export function sharedBorder(near: Iterable<Drawn>, from: Point, to: Point): readonly Point[] {
  for (const drawn of near) {
    for (const ring of drawn.sketch.rings) {
      const between = betweenOn(ring, from, to);
      if (between !== null) return between;
    }
  }
  return [];
}
