import type { LinePoint, PolylineRegion, PolylineSettings } from "@keyhole/shared/questions/polyline/schema";
import type { Notice } from "../../editor/notice.ts";
import { clipLine } from "../../fields/image/clip.ts";
import type { Handle, HandleChange } from "../../fields/image/image-layer.ts";
import { hundredth, inside, rectAround, segmentsOf, shiftInside, toSegment } from "../../fields/image/shapes.ts";
import type { Extent, Point, Sketch } from "../../fields/image/shapes.ts";

const pointOf = ([x, y]: LinePoint): Point => ({ x, y });
export const vertexOf = ({ x, y }: Point): LinePoint => [hundredth(x), hundredth(y)];

export const sketchOf = ({ points }: Pick<PolylineRegion, "points">): Sketch => ({
  rings: [],
  lines: [points.map(pointOf)],
  dots: [],
});

/** A vertex's handle is its place in the line. */
export const handlesOf = ({ points }: PolylineRegion): readonly Handle[] =>
  points.map((point, index) => ({ id: String(index), ...pointOf(point), hollow: false, cursor: "move" }));

export function moveLine(region: PolylineRegion, by: Point, extent: Extent): PolylineRegion {
  const bounds = rectAround(region.points.map(pointOf));
  if (bounds === null) return region;
  const shift = shiftInside(bounds, by, extent);
  return { ...region, points: region.points.map(([x, y]) => vertexOf({ x: x + shift.x, y: y + shift.y })) };
}

export function dragVertex(region: PolylineRegion, { handle, to }: HandleChange, extent: Extent): PolylineRegion {
  const at = Number(handle);
  const vertex = vertexOf(inside(to, extent));
  return { ...region, points: region.points.map((old, index) => (index === at ? vertex : old)) };
}

/** A new vertex on the nearest segment within reach, where the line was pressed. */
export function insertVertex(
  region: PolylineRegion,
  point: Point,
  tolerance: number,
): { readonly region: PolylineRegion; readonly handle: string } | null {
  let best: { after: number; away: number; nearest: Point } | null = null;
  for (const [after, segment] of segmentsOf(region.points.map(pointOf), false).entries()) {
    const { distance: away, nearest } = toSegment(point, segment);
    if (away <= tolerance && (best === null || away < best.away)) best = { after, away, nearest };
  }
  if (best === null) return null;
  const points = region.points.toSpliced(best.after + 1, 0, vertexOf(best.nearest));
  return { region: { ...region, points }, handle: String(best.after + 1) };
}

export function removeVertex(
  region: PolylineRegion,
  handle: string,
  { minVertices }: PolylineSettings,
): { readonly region: PolylineRegion } | { readonly notice: Notice } {
  if (region.points.length <= minVertices) {
    return { notice: { message: "editor.polyline.fewest", values: { least: minVertices } } };
  }
  return { region: { ...region, points: region.points.toSpliced(Number(handle), 1) } };
}

/** Length in pixels. */
export const lengthOf = ({ points }: PolylineRegion): number =>
  segmentsOf(points.map(pointOf), false).reduce((sum, [from, to]) => sum + Math.hypot(to.x - from.x, to.y - from.y), 0);

/** Too few or too many vertices, or all at one place. */
export function refuseLine(region: PolylineRegion, { minVertices, maxVertices }: PolylineSettings): Notice | null {
  const count = region.points.length;
  if (count < minVertices) return { message: "editor.polyline.tooFew", values: { least: minVertices } };
  if (count > maxVertices) return { message: "editor.polyline.tooMany", values: { most: maxVertices } };
  return lengthOf(region) > 0 ? null : { message: "editor.polyline.noLength" };
}

/** The longest piece of a line that lies on a picture. */
export function lineWithin(region: PolylineRegion, _from: Extent, extent: Extent): PolylineRegion | null {
  const points = clipLine(region.points.map(pointOf), extent).map(vertexOf);
  return points.length < 2 ? null : { ...region, points };
}
