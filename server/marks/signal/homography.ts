import { normalEquations } from "./solve.ts";

/**
 * A plane transform, row by row: (x, y) goes to (h0 x + h1 y + h2, h3 x + h4 y + h5) / (h6 x + h7 y + h8). Throughout, transforms go from
 * the original's frame to the leak's.
 */
export type Homography = Float64Array;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a point of the original lies in the leak. */
export interface Pair {
  readonly from: Point;
  readonly to: Point;
}

export const identity = (): Homography => Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);

export const scaling = (x: number, y = x): Homography => Float64Array.of(x, 0, 0, 0, y, 0, 0, 0, 1);

export function apply(h: Homography, { x, y }: Point): Point {
  const w = h[6] * x + h[7] * y + h[8];
  return { x: (h[0] * x + h[1] * y + h[2]) / w, y: (h[3] * x + h[4] * y + h[5]) / w };
}

/** First `second`, then `first`: as matrices, first times second. Scaled so that the last number is 1. */
export function compose(first: Homography, second: Homography): Homography {
  const result = new Float64Array(9);
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      let sum = 0;
      for (let at = 0; at < 3; at += 1) sum += first[row * 3 + at] * second[at * 3 + column];
      result[row * 3 + column] = sum;
    }
  }
  return result.map((each) => each / result[8]);
}

export function inverse(h: Homography): Homography {
  const [a, b, c, d, e, f, g, i, j] = h;
  const result = Float64Array.of(
    e * j - f * i,
    c * i - b * j,
    b * f - c * e,
    f * g - d * j,
    a * j - c * g,
    c * d - a * f,
    d * i - e * g,
    b * g - a * i,
    a * e - b * d,
  );
  return result.map((each) => each / result[8]);
}

/** The turned and scaled copy that two pairs fix; null where their points coincide. */
export function similarityOf([a, b]: readonly [Pair, Pair]): Homography | null {
  const [fx, fy] = [b.from.x - a.from.x, b.from.y - a.from.y];
  const [tx, ty] = [b.to.x - a.to.x, b.to.y - a.to.y];
  const length = fx * fx + fy * fy;
  if (length < 1) return null;
  const c = (fx * tx + fy * ty) / length;
  const s = (fx * ty - fy * tx) / length;
  if (c * c + s * s < 1e-6) return null;
  return Float64Array.of(
    c,
    -s,
    a.to.x - c * a.from.x + s * a.from.y,
    s,
    c,
    a.to.y - s * a.from.x - c * a.from.y,
    0,
    0,
    1,
  );
}

/** Least squares over the pairs: `affine` needs 3 of them, `homography` 4. Null where they do not fix it. */
export function fit(kind: "affine" | "homography", pairs: readonly Pair[]): Homography | null {
  if (pairs.length < (kind === "affine" ? 3 : 4)) return null;
  // In units of the points' own spread, so that products of coordinates stay near 1.
  const [from, to] = [unitOf(pairs.map((pair) => pair.from)), unitOf(pairs.map((pair) => pair.to))];
  const unknowns = kind === "affine" ? 6 : 8;
  const equations = normalEquations(unknowns);
  const row = new Float64Array(unknowns);
  for (const pair of pairs) {
    const { x, y } = apply(from, pair.from);
    const { x: u, y: v } = apply(to, pair.to);
    row.fill(0);
    row.set([x, y, 1]);
    if (kind === "homography") row.set([-u * x, -u * y], 6);
    equations.add(row, u, 1);
    row.fill(0);
    row.set([x, y, 1], 3);
    if (kind === "homography") row.set([-v * x, -v * y], 6);
    equations.add(row, v, 1);
  }
  const found = equations.solve();
  if (found === null) return null;
  const unit = new Float64Array(9);
  unit.set(found);
  unit[8] = 1;
  return compose(inverse(to), compose(unit, from));
}

/** Moves the points' mean to 0 and their mean distance to 1. */
function unitOf(points: readonly Point[]): Homography {
  const count = points.length;
  const x = points.reduce((sum, each) => sum + each.x, 0) / count;
  const y = points.reduce((sum, each) => sum + each.y, 0) / count;
  const spread = points.reduce((sum, each) => sum + Math.hypot(each.x - x, each.y - y), 0) / count || 1;
  return Float64Array.of(1 / spread, 0, -x / spread, 0, 1 / spread, -y / spread, 0, 0, 1);
}
