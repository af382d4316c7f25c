import { isLabelled } from "@keyhole/shared/questions/skeleton/schema";
import type { PlacedPoint, SkeletonRegion, SkeletonSettings } from "@keyhole/shared/questions/skeleton/schema";
import type { Handle, HandleChange } from "../../fields/image/image-layer.ts";
import { hundredth, inside, rectAround, shiftInside } from "../../fields/image/shapes.ts";
import type { Extent, Point, Sketch } from "../../fields/image/shapes.ts";

const at = (point: PlacedPoint, { x, y }: Point): PlacedPoint => ({ ...point, x: hundredth(x), y: hundredth(y) });

export const titleOf = (name: string, { points }: SkeletonSettings): string =>
  points.find((point) => point.name === name)?.title ?? name;

/** Lines between points that are there; an absent point is only a handle, to be brought back. */
export function sketchOf({ points }: Pick<SkeletonRegion, "points">, settings: SkeletonSettings): Sketch {
  const byName = new Map(points.filter(isLabelled).map((point) => [point.name, point]));
  const lines = settings.edges.flatMap(([from, to]) => {
    const ends = [byName.get(from), byName.get(to)].filter((point) => point !== undefined);
    return ends.length === 2 ? [ends] : [];
  });
  const dots = [...byName.values()].map(({ name, x, y, visibility }) => ({
    x,
    y,
    hollow: visibility === "occluded",
    name: titleOf(name, settings),
  }));
  return { rings: [], lines, dots };
}

export const handlesOf = ({ points }: SkeletonRegion, settings: SkeletonSettings): readonly Handle[] =>
  points.map(({ name, x, y, visibility }) => ({
    id: name,
    name: titleOf(name, settings),
    x,
    y,
    hollow: visibility !== "visible",
    cursor: "move",
  }));

export function moveSkeleton(region: SkeletonRegion, by: Point, extent: Extent): SkeletonRegion {
  const bounds = rectAround(region.points);
  if (bounds === null) return region;
  const shift = shiftInside(bounds, by, extent);
  return { ...region, points: region.points.map((point) => at(point, { x: point.x + shift.x, y: point.y + shift.y })) };
}

const changed = (
  region: SkeletonRegion,
  name: string,
  change: (point: PlacedPoint) => PlacedPoint,
): SkeletonRegion => ({
  ...region,
  points: region.points.map((point) => (point.name === name ? change(point) : point)),
});

/** Who moves an absent point has found it. */
export const dragPoint = (region: SkeletonRegion, { handle, to }: HandleChange, extent: Extent): SkeletonRegion =>
  changed(region, handle, (point) => ({
    ...at(point, inside(to, extent)),
    visibility: point.visibility === "absent" ? "visible" : point.visibility,
  }));

const next = { visible: "occluded", occluded: "absent", absent: "visible" } as const;

export const togglePoint = (region: SkeletonRegion, handle: string): SkeletonRegion =>
  changed(region, handle, (point) => ({ ...point, visibility: next[point.visibility] }));

/** Turns all points about the middle of their box; where one would leave the picture nothing turns. */
export function turnSkeleton(region: SkeletonRegion, degrees: number, extent: Extent): SkeletonRegion {
  const bounds = rectAround(region.points);
  if (bounds === null) return region;
  const middle = { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 };
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const points = region.points.map((point) => {
    const [dx, dy] = [point.x - middle.x, point.y - middle.y];
    return at(point, { x: middle.x + dx * cos - dy * sin, y: middle.y + dx * sin + dy * cos });
  });
  const isOut = points.some(({ x, y }) => x < 0 || y < 0 || x > extent.width || y > extent.height);
  return isOut ? region : { ...region, points };
}

export const labelledCount = ({ points }: SkeletonRegion): number => points.filter(isLabelled).length;

/** Points beside the picture are absent on it. */
export function skeletonWithin(region: SkeletonRegion, _from: Extent, extent: Extent): SkeletonRegion | null {
  const points = region.points.map((point) => {
    const isOn = point.x <= extent.width && point.y <= extent.height;
    return isOn ? point : { ...at(point, inside(point, extent)), visibility: "absent" as const };
  });
  return points.some(isLabelled) ? { ...region, points } : null;
}
