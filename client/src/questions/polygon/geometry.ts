import type { PolygonRegion, PolygonSettings, Point as Vertex } from "@keyhole/shared/questions/polygon/schema";
import type { Notice } from "../../editor/notice.ts";
import { clipRing } from "../../fields/image/clip.ts";
import type { Handle, HandleChange } from "../../fields/image/image-layer.ts";
import {
  hundredth,
  inside,
  isInRing,
  rectAround,
  segmentsOf,
  shiftInside,
  toSegment,
} from "../../fields/image/shapes.ts";
import type { Extent, Point, Sketch } from "../../fields/image/shapes.ts";

const pointOf = ([x, y]: Vertex): Point => ({ x, y });
export const vertexOf = ({ x, y }: Point): Vertex => [hundredth(x), hundredth(y)];

export const sketchOf = ({ rings }: PolygonRegion): Sketch => ({
  rings: rings.map((ring) => ring.map(pointOf)),
  lines: [],
  dots: [],
});

/** A vertex's handle: its ring and its place in it. */
const handleId = (ring: number, vertex: number): string => `${ring}.${vertex}`;

function placeOf(handle: string): { readonly ring: number; readonly vertex: number } {
  const [ring = -1, vertex = -1] = handle.split(".").map(Number);
  return { ring, vertex };
}

export const handlesOf = ({ rings }: PolygonRegion): readonly Handle[] =>
  rings.flatMap((ring, at) =>
    ring.map((vertex, index) => ({
      id: handleId(at, index),
      ...pointOf(vertex),
      hollow: false,
      cursor: "move" as const,
    })),
  );

export function movePolygon(region: PolygonRegion, by: Point, extent: Extent): PolygonRegion {
  const bounds = rectAround(region.rings.flat().map(pointOf));
  if (bounds === null) return region;
  const shift = shiftInside(bounds, by, extent);
  const moved = ([x, y]: Vertex): Vertex => vertexOf({ x: x + shift.x, y: y + shift.y });
  return { ...region, rings: region.rings.map((ring) => ring.map(moved)) };
}

const withRing = (region: PolygonRegion, at: number, ring: Vertex[]): PolygonRegion => ({
  ...region,
  rings: region.rings.map((old, index) => (index === at ? ring : old)),
});

export function dragVertex(region: PolygonRegion, { handle, to }: HandleChange, extent: Extent): PolygonRegion {
  const at = placeOf(handle);
  const ring = region.rings[at.ring];
  if (ring === undefined) return region;
  const vertex = vertexOf(inside(to, extent));
  return withRing(
    region,
    at.ring,
    ring.map((old, index) => (index === at.vertex ? vertex : old)),
  );
}

/** A new vertex on the nearest edge within reach, where the edge was pressed. */
export function insertVertex(
  region: PolygonRegion,
  point: Point,
  tolerance: number,
): { readonly region: PolygonRegion; readonly handle: string } | null {
  let best: { ring: number; after: number; away: number; nearest: Point } | null = null;
  for (const [ring, vertices] of region.rings.entries()) {
    for (const [after, segment] of segmentsOf(vertices.map(pointOf), true).entries()) {
      const { distance: away, nearest } = toSegment(point, segment);
      if (away <= tolerance && (best === null || away < best.away)) best = { ring, after, away, nearest };
    }
  }
  const ring = best === null ? undefined : region.rings[best.ring];
  if (best === null || ring === undefined) return null;
  return {
    region: withRing(region, best.ring, ring.toSpliced(best.after + 1, 0, vertexOf(best.nearest))),
    handle: handleId(best.ring, best.after + 1),
  };
}

export function removeVertex(
  region: PolygonRegion,
  handle: string,
  { minVertices }: PolygonSettings,
): { readonly region: PolygonRegion } | { readonly notice: Notice } {
  const at = placeOf(handle);
  const ring = region.rings[at.ring];
  const isFewest = ring === undefined || ring.length <= Math.max(3, minVertices);
  // A hole or another part with too few vertices goes as a whole; the first outline is the region.
  if (isFewest && at.ring > 0) return { region: { ...region, rings: region.rings.toSpliced(at.ring, 1) } };
  if (isFewest) {
    return { notice: { message: "editor.polygon.fewest", values: { least: Math.max(3, minVertices) } } };
  }
  return { region: withRing(region, at.ring, ring.toSpliced(at.vertex, 1)) };
}

/** Whether a new ring lies inside a region, in none of its holes, and crosses none of its outlines. */
export function isWithin(ring: readonly Vertex[], { rings }: PolygonRegion): boolean {
  const points = ring.map(pointOf);
  const outlines = rings.map((each) => each.map(pointOf));
  const isInside = points.every((point) => outlines.filter((each) => isInRing(point, each)).length % 2 === 1);
  const own = segmentsOf(points, true);
  return (
    isInside && !outlines.some((each) => segmentsOf(each, true).some((edge) => own.some((other) => cross(edge, other))))
  );
}

type Segment = readonly [Point, Point];

/** On which side of a line a point lies: the sign. */
const side = ([from, to]: Segment, { x, y }: Point): number =>
  Math.sign((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x));

const cross = (one: Segment, other: Segment): boolean =>
  side(one, other[0]) * side(one, other[1]) < 0 && side(other, one[0]) * side(other, one[1]) < 0;

/** Area of a ring without its sign (shoelace formula). */
export function areaOf(ring: readonly Vertex[]): number {
  let twice = 0;
  for (const [from, to] of segmentsOf(ring.map(pointOf), true)) twice += from.x * to.y - to.x * from.y;
  return Math.abs(twice) / 2;
}

/** The part of a polygon that lies on a picture; rings that do not are gone. */
export function polygonWithin(region: PolygonRegion, _from: Extent, extent: Extent): PolygonRegion | null {
  const rings = region.rings.flatMap((ring) => {
    const points = ring.map(pointOf);
    const clipped = clipRing(points, extent);
    const kept = clipped.every((point, index) => point === points[index]) && clipped.length === points.length;
    const next = kept ? ring : clipped.map(vertexOf);
    return next.length >= 3 && areaOf(next) > 0 ? [next] : [];
  });
  return rings.length === 0 ? null : { ...region, rings };
}
