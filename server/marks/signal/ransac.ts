import { apply, fit, similarityOf, type Homography, type Pair } from "./homography.ts";
import { keyedNumbers } from "./keyed.ts";

/** A transform that many pairs agree with. */
export interface Agreed {
  readonly h: Homography;
  readonly inliers: readonly Pair[];
}

/** Tries of two pairs each. With one pair in ten right, two right ones are met with a chance of 1 - 1e-13. */
const tries = 3_000;
/** So many pairs agree by chance in a foreign picture; fewer say nothing. */
export const fewest = 8;

/**
 * The transform that most pairs agree with within `reach` pixels (of the original, or of the leak where that is smaller): a similarity by trying, then affine, then a homography
 * where enough pairs fix one. Null where fewer than `fewest` agree. The same pairs give the same answer.
 */
export function agree(pairs: readonly Pair[], reach: number): Agreed | null {
  if (pairs.length < fewest) return null;
  const numbers = keyedNumbers(new Uint8Array(32), "keyhole agree 1");
  let best: Homography | null = null;
  let most = 0;
  for (let round = 0; round < tries; round += 1) {
    const [one, other] = [pairs[numbers.below(pairs.length)], pairs[numbers.below(pairs.length)]];
    const h = similarityOf([one, other]);
    if (h === null || !isLikely(h)) continue;
    const count = countInliers(pairs, h, reach);
    if (count > most) [most, best] = [count, h];
    if (most > 0.8 * pairs.length && round > 200) break;
  }
  if (best === null || most < fewest) return null;
  let agreed: Agreed = { h: best, inliers: inliersOf(pairs, best, reach) };
  // Perspective moves corners of the picture by more than the similarity allows: let it come closer step by step.
  for (const [kind, wide] of [
    ["affine", 2.5],
    ["affine", 1.5],
    ["homography", 2],
    ["homography", 1],
    ["homography", 1],
  ] as const) {
    const near = inliersOf(pairs, agreed.h, reach * wide);
    if (near.length < (kind === "affine" ? 6 : 12)) continue;
    const h = fit(kind, near);
    if (h === null) continue;
    const inliers = inliersOf(pairs, h, reach);
    if (inliers.length >= agreed.inliers.length) agreed = { h, inliers };
  }
  return agreed.inliers.length >= fewest ? agreed : null;
}

/** A leak is not turned by a quarter, nor smaller than a ninth or larger than nine times. */
function isLikely(h: Homography): boolean {
  const scale = Math.hypot(h[0], h[3]);
  return scale > 0.11 && scale < 9 && Math.abs(Math.atan2(h[3], h[0])) < 0.6;
}

function inliersOf(pairs: readonly Pair[], h: Homography, reach: number): Pair[] {
  const limit = reachIn(h, reach);
  return pairs.filter((pair) => isNear(pair, h, limit));
}

function countInliers(pairs: readonly Pair[], h: Homography, reach: number): number {
  const limit = reachIn(h, reach);
  let count = 0;
  for (const pair of pairs) if (isNear(pair, h, limit)) count += 1;
  return count;
}

const reachIn = (h: Homography, reach: number): number => reach * Math.max(0.7, Math.hypot(h[0], h[3]));

function isNear({ from, to }: Pair, h: Homography, reach: number): boolean {
  const { x, y } = apply(h, from);
  return Math.abs(x - to.x) <= reach && Math.abs(y - to.y) <= reach;
}
