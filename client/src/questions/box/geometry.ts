import type { BoxRegion } from "@keyhole/shared/questions/box/schema";
import type { Handle, HandleChange } from "../../fields/image/image-layer.ts";
import { hundredth, inside, shiftInside } from "../../fields/image/shapes.ts";
import type { Extent, Point, Rect, Sketch } from "../../fields/image/shapes.ts";

export const rectOf = ({ x, y, width, height }: BoxRegion): Rect => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + height,
});

/** The box between two opposite corners, whichever way it was drawn. */
export function boxBetween(first: Point, second: Point): Pick<BoxRegion, "x" | "y" | "width" | "height"> {
  const x = hundredth(Math.min(first.x, second.x));
  const y = hundredth(Math.min(first.y, second.y));
  return {
    x,
    y,
    width: hundredth(hundredth(Math.max(first.x, second.x)) - x),
    height: hundredth(hundredth(Math.max(first.y, second.y)) - y),
  };
}

/** The corner that makes a square with `anchor` (the larger side of the two), inside the picture. */
export function squareCorner(anchor: Point, corner: Point, extent: Extent): Point {
  const right = corner.x >= anchor.x;
  const down = corner.y >= anchor.y;
  const room = Math.min(right ? extent.width - anchor.x : anchor.x, down ? extent.height - anchor.y : anchor.y);
  const side = Math.min(Math.max(Math.abs(corner.x - anchor.x), Math.abs(corner.y - anchor.y)), room);
  return { x: anchor.x + (right ? side : -side), y: anchor.y + (down ? side : -side) };
}

const ring = ({ left, top, right, bottom }: Rect): readonly Point[] => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];

export const rectSketch = (rect: Rect): Sketch => ({ rings: [ring(rect)], lines: [], dots: [] });

/** Handles by compass; the two letters of a corner, the one letter of a side. */
const compass = [
  ["nw", 0, 0, "nwse-resize"],
  ["n", 0.5, 0, "ns-resize"],
  ["ne", 1, 0, "nesw-resize"],
  ["e", 1, 0.5, "ew-resize"],
  ["se", 1, 1, "nwse-resize"],
  ["s", 0.5, 1, "ns-resize"],
  ["sw", 0, 1, "nesw-resize"],
  ["w", 0, 0.5, "ew-resize"],
] as const;

export const handlesOf = (region: BoxRegion): readonly Handle[] =>
  compass.map(([id, across, down, cursor]) => ({
    id,
    x: region.x + region.width * across,
    y: region.y + region.height * down,
    hollow: false,
    cursor,
  }));

export function moveBox(region: BoxRegion, by: Point, extent: Extent): BoxRegion {
  const shift = shiftInside(rectOf(region), by, extent);
  return { ...region, x: hundredth(region.x + shift.x), y: hundredth(region.y + shift.y) };
}

/** Moves the sides that a handle holds; a side pulled past the opposite one turns the box over. */
export function dragBox(region: BoxRegion, change: HandleChange, extent: Extent): BoxRegion {
  const { left, top, right, bottom } = rectOf(region);
  const to = inside(change.to, extent);
  const { handle } = change;
  const fixed = { x: handle.includes("w") ? right : left, y: handle.includes("n") ? bottom : top };
  const isCorner = handle.length === 2;
  const free = {
    x: handle.includes("w") || handle.includes("e") ? to.x : right,
    y: handle.includes("n") || handle.includes("s") ? to.y : bottom,
  };
  const corner = isCorner && change.constrain ? inProportion(region, { fixed, free, extent }) : free;
  return { ...region, ...boxBetween(fixed, corner) };
}

/** The free corner with the box's old proportions, as large as the pointer says and the picture allows. */
function inProportion(region: BoxRegion, at: { fixed: Point; free: Point; extent: Extent }): Point {
  const { fixed, free, extent } = at;
  if (region.width === 0 || region.height === 0) return free;
  const right = free.x >= fixed.x;
  const down = free.y >= fixed.y;
  const wanted = Math.max(Math.abs(free.x - fixed.x) / region.width, Math.abs(free.y - fixed.y) / region.height);
  const room = Math.min(
    (right ? extent.width - fixed.x : fixed.x) / region.width,
    (down ? extent.height - fixed.y : fixed.y) / region.height,
  );
  const scale = Math.min(wanted, room);
  return {
    x: fixed.x + (right ? 1 : -1) * region.width * scale,
    y: fixed.y + (down ? 1 : -1) * region.height * scale,
  };
}

/** The part of a box that lies on a picture. */
export function boxWithin(region: BoxRegion, _from: Extent, extent: Extent): BoxRegion | null {
  const { left, top, right, bottom } = rectOf(region);
  const [first, second] = [inside({ x: left, y: top }, extent), inside({ x: right, y: bottom }, extent)];
  const isWhole = second.x - first.x === right - left && second.y - first.y === bottom - top;
  const box = isWhole ? region : { ...region, ...boxBetween(first, second) };
  return box.width > 0 && box.height > 0 ? box : null;
}
