/** Everything here is in image pixels: float64, from the left top corner of the oriented original. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The picture's size in its own pixels. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A named point as it is drawn: hollow means occluded. */
export interface Dot extends Point {
  readonly hollow: boolean;
  readonly name?: string;
}

/** What a region looks like, in the few primitives that the painter and the hit test know. */
export interface Sketch {
  /** Closed outlines; the inside counts as the region. */
  readonly rings: readonly (readonly Point[])[];
  /** Open lines. */
  readonly lines: readonly (readonly Point[])[];
  readonly dots: readonly Dot[];
  /** How much of its colour lies over the inside, 0..1, where that is not the little that outlines get. */
  readonly tint?: number;
}

export const emptySketch: Sketch = { rings: [], lines: [], dots: [] };

export const distance = (first: Point, second: Point): number => Math.hypot(first.x - second.x, first.y - second.y);

const limit = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** The nearest point inside the picture. */
export const inside = (point: Point, extent: Extent): Point => ({
  x: limit(point.x, extent.width),
  y: limit(point.y, extent.height),
});

/** The part of a shift that keeps `bounds` inside the picture. */
export function shiftInside(bounds: Rect, by: Point, extent: Extent): Point {
  return {
    x: Math.max(-bounds.left, Math.min(by.x, extent.width - bounds.right)),
    y: Math.max(-bounds.top, Math.min(by.y, extent.height - bounds.bottom)),
  };
}

/** The smallest rectangle around points; null for none. */
export function rectAround(points: Iterable<Point>): Rect | null {
  let rect: { left: number; top: number; right: number; bottom: number } | null = null;
  for (const { x, y } of points) {
    if (rect === null) rect = { left: x, top: y, right: x, bottom: y };
    else {
      rect.left = Math.min(rect.left, x);
      rect.top = Math.min(rect.top, y);
      rect.right = Math.max(rect.right, x);
      rect.bottom = Math.max(rect.bottom, y);
    }
  }
  return rect;
}

export const rectAroundBoth = (first: Rect, second: Rect): Rect => ({
  left: Math.min(first.left, second.left),
  top: Math.min(first.top, second.top),
  right: Math.max(first.right, second.right),
  bottom: Math.max(first.bottom, second.bottom),
});

function* pointsOf(sketch: Sketch): Generator<Point> {
  for (const ring of sketch.rings) yield* ring;
  for (const line of sketch.lines) yield* line;
  yield* sketch.dots;
}

export const boundsOf = (sketch: Sketch): Rect | null => rectAround(pointsOf(sketch));

/** Distance from a point to the segment between two others, and the nearest place on it. */
export function toSegment(point: Point, segment: readonly [Point, Point]): { distance: number; nearest: Point } {
  const [from, to] = segment;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const part =
    length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length));
  const nearest = { x: from.x + part * dx, y: from.y + part * dy };
  return { distance: distance(point, nearest), nearest };
}

/** The segments of an outline or line, in order; a ring also gets the one that closes it. */
export function segmentsOf(points: readonly Point[], closed: boolean): readonly (readonly [Point, Point])[] {
  const segments: (readonly [Point, Point])[] = [];
  for (const [index, from] of points.entries()) {
    const to = points[index + 1] ?? (closed ? points[0] : undefined);
    if (to !== undefined) segments.push([from, to]);
  }
  return segments;
}

/** Even-odd rule. */
export function isInRing(point: Point, ring: readonly Point[]): boolean {
  let within = false;
  for (const [from, to] of segmentsOf(ring, true)) {
    const crosses = from.y > point.y !== to.y > point.y;
    if (crosses && point.x < ((to.x - from.x) * (point.y - from.y)) / (to.y - from.y) + from.x) within = !within;
  }
  return within;
}

/** Stored coordinates are kept to a hundredth of a pixel: finer than anybody can draw, short in JSON. */
export const hundredth = (value: number): number => Math.round(value * 100) / 100;
