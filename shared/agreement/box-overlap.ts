interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Intersection over union, 0..1. Two boxes without area are alike (1) where they are the same, else 0. */
export function boxIou(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  // The same box exactly, so that rounding never makes a box unlike itself.
  if (one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height) return 1;
  if (width <= 0 || height <= 0) return 0;
  const both = width * height;
  return both / (one.width * one.height + other.width * other.height - both);
}
