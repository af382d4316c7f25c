import { amplitudes, type Origin, type Strength } from "./embed.ts";
import { plane, type Plane } from "./boxes.ts";
import type { Activity } from "./activity.ts";
import type { Carrier } from "./carrier.ts";
import { describe, matches, type Descriptors } from "./descriptors.ts";
import { fold, readPayload } from "./fold.ts";
import { identity, type Homography } from "./homography.ts";
import { agree } from "./ransac.ts";
import { normalised, refine } from "./refine.ts";
import { warped } from "./resample.ts";
import { residual } from "./residual.ts";
import type { Reading } from "./score.ts";
import type { TileSigns } from "./tile-signs.ts";

/** Descriptions made of a picture for one comparison, and of a leak, which may show it small among other things. */
export const descriptorCounts = { original: 2_000, leak: 3_000 } as const;

/** Where the original lies in a leak. */
export interface Registration {
  readonly h: Homography;
  /** Pairs of places that agreed. */
  readonly inliers: number;
  /** Correlation of their detail where they lie on each other. */
  readonly likeness: number;
}

/** Finds a picture in a leak. Null where it is not there, or too little of it. */
export function register(
  original: { readonly picture: Plane; readonly described: Descriptors },
  leak: { readonly picture: Plane; readonly described: Descriptors },
): Registration | null {
  const { described: from } = original;
  const { described: to } = leak;
  const pairs = matches(from, to).map((match) => ({
    from: { x: from.x[match.from], y: from.y[match.from] },
    to: { x: to.x[match.to], y: to.y[match.to] },
  }));
  const agreed = agree(pairs, 3);
  if (agreed === null) return null;
  const h = refine(original.picture, leak.picture, agreed.h);
  if (h === null) return null;
  const likeness = likenessOf(original.picture, leak.picture, h);
  return likeness < leastLikeness ? null : { h, inliers: agreed.inliers.length, likeness };
}

/** Foreign pictures that a few corners agreed on reach 0.1; the worst leak that was ever read, a photograph of a screen, 0.4. */
const leastLikeness = 0.2;

/** How alike the two are where they lie on each other: the correlation of their detail, from -1 to 1. */
function likenessOf(original: Plane, leak: Plane, h: Homography): number {
  const { picture, known } = warped(leak, h, original);
  const [a, b] = [normalised(original, known).values, normalised(picture, known).values];
  let [both, one, other] = [0, 0, 0];
  for (let at = 0; at < a.length; at += 1) {
    both += a[at] * b[at];
    one += a[at] * a[at];
    other += b[at] * b[at];
  }
  return one === 0 || other === 0 ? 0 : both / Math.sqrt(one * other);
}

/** What a rendition was marked with, less the words. */
export interface Marking {
  readonly carrier: Carrier;
  readonly signs: TileSigns;
  readonly activity: Activity;
  readonly strength: Strength;
  readonly origin: Origin;
}

/** Reads the mark of a leak that lies on the original by `h`. The original is the rendition without its mark, in its own size. */
export function readRegistered(
  original: Plane,
  leak: Plane,
  at: { readonly h: Homography; readonly marking: Marking },
): Reading {
  const { h, marking } = at;
  const { picture, known } = warped(leak, h, original);
  return readAligned({ leak: picture, original, known }, marking);
}

export function readAligned(
  of: { readonly leak: Plane; readonly original: Plane; readonly known: Plane },
  marking: Marking,
): Reading {
  const { activity, strength, carrier, signs, origin } = marking;
  const table = amplitudes(strength);
  const amplitude = plane(
    activity.width,
    activity.height,
    Float32Array.from(activity.levels, (level) => table[level]),
  );
  return readPayload(fold(residual(of, amplitude), origin, signs), carrier);
}

/** For a leak whose pixels are the rendition's own. */
export const inPlace = identity;

export const describeOriginal = (picture: Plane): Descriptors => describe(picture, descriptorCounts.original);
export const describeLeak = (picture: Plane): Descriptors => describe(picture, descriptorCounts.leak);
