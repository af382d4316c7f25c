import { distance } from "./shapes.ts";
import type { Extent, Point } from "./shapes.ts";

/** One side of the picture: how far inside a point is (negative: outside). */
type Side = (point: Point) => number;

const sidesOf = ({ width, height }: Extent): readonly Side[] => [
  ({ x }) => x,
  ({ x }) => width - x,
  ({ y }) => y,
  ({ y }) => height - y,
];

/** Where a line from a point inside a side to one outside crosses it. */
function crossing(from: Point, to: Point, side: Side): Point {
  const [start, end] = [side(from), side(to)];
  const part = start / (start - end);
  return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) };
}

/** The part of a ring that lies on the picture (Sutherland and Hodgman 1974); empty where nothing does. */
export function clipRing(ring: readonly Point[], extent: Extent): readonly Point[] {
  return sidesOf(extent).reduce<readonly Point[]>(
    (points, side) =>
      points.flatMap((point, index) => {
        const before = points.at(index - 1) ?? point;
        const [isIn, wasIn] = [side(point) >= 0, side(before) >= 0];
        if (isIn === wasIn) return isIn ? [point] : [];
        const border = crossing(before, point, side);
        return isIn ? [border, point] : [border];
      }),
    ring,
  );
}

const lengthOf = (points: readonly Point[]): number =>
  points.reduce((sum, point, index) => sum + distance(points[index - 1] ?? point, point), 0);

/** The longest piece of a line that lies on the picture; empty where none does. */
export function clipLine(line: readonly Point[], extent: Extent): readonly Point[] {
  const pieces = sidesOf(extent).reduce<readonly (readonly Point[])[]>(
    (parts, side) => parts.flatMap((part) => insidePieces(part, side)),
    [line],
  );
  return pieces.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0] ?? [];
}

function insidePieces(line: readonly Point[], side: Side): readonly (readonly Point[])[] {
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  for (const [index, point] of line.entries()) {
    const before = line[index - 1];
    const isIn = side(point) >= 0;
    if (before !== undefined && isIn !== side(before) >= 0) {
      piece.push(crossing(before, point, side));
      if (!isIn) {
        pieces.push(piece);
        piece = [];
      }
    }
    if (isIn) piece.push(point);
  }
  return [...pieces, piece].filter((each) => each.length > 1);
}
