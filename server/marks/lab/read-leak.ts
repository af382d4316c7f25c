import { activityOf } from "../signal/activity.ts";
import { blindLeak, offsetsKept, readBlind } from "../signal/blind.ts";
import { plane, type Plane } from "../signal/boxes.ts";
import type { Descriptors } from "../signal/descriptors.ts";
import { strengths, type StrengthName } from "../signal/embed.ts";
import {
  describeLeak,
  describeOriginal,
  readRegistered,
  register,
  type Marking,
  type Registration,
} from "../signal/informed.ts";
import type { MarkKeys } from "../signal/mark-keys.ts";
import { judge, type Listed, type Verdict } from "../signal/verdict.ts";

/** In which ways a leak is tried: as it is, as a negative, mirrored, and both. */
export const ways = ["plain", "negative", "mirrored", "negative and mirrored"] as const;
export type Way = (typeof ways)[number];

/** A picture as it was before its mark, ready to be looked for. */
export interface KnownOriginal {
  readonly picture: Plane;
  readonly described: Descriptors;
  readonly marking: Marking;
}

export function knownOriginal(picture: Plane, keys: MarkKeys, strength: StrengthName): KnownOriginal {
  const { carrier, signs } = keys;
  const activity = activityOf(picture);
  const marking = { carrier, signs, activity, strength: strengths[strength], origin: { x: 0, y: 0 } };
  return { picture, described: describeOriginal(picture), marking };
}

/** What reading a leak beside an original gives; null where the original is not in it. */
export interface Finding {
  readonly way: Way;
  readonly registration: Registration;
  readonly verdict: Verdict;
}

/**
 * Reads a leak beside the original it may show. The ways are tried in turn until one names somebody; the bound counts all of them,
 * whether they were needed or not, so that the order says nothing.
 */
export function readLeak(leak: Plane, original: KnownOriginal, of: Listed): Finding | null {
  let best: Finding | null = null;
  for (const way of ways) {
    const turned = turn(leak, way);
    const registration = register(original, { picture: turned, described: describeLeak(turned) });
    if (registration === null) continue;
    const reading = readRegistered(original.picture, turned, { h: registration.h, marking: original.marking });
    const verdict = judge(reading, of, ways.length);
    if (best === null || rank(verdict) > rank(best.verdict)) best = { way, registration, verdict };
    if (verdict.level === "named") break;
  }
  return best;
}

const rank = ({ bestView, bestWorker }: Verdict): number => Math.max(bestView[0], bestWorker[0]);

export function turn(leak: Plane, way: Way): Plane {
  if (way === "plain") return leak;
  const { width, height, values } = leak;
  const result = plane(width, height);
  const isMirrored = way !== "negative";
  const isNegative = way !== "mirrored";
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = values[y * width + (isMirrored ? width - 1 - x : x)] ?? 0;
      result.values[y * width + x] = isNegative ? 255 - value : value;
    }
  }
  return result;
}

/** What reading without the original gives. */
export interface BlindFinding {
  readonly way: Way;
  /** How surely the key's pattern is there; from 7 on it may be said. */
  readonly sync: number;
  readonly verdict: Verdict | null;
}

/** Reads a leak alone, in the same ways. `withTurns`: also turned by up to 2.3 degrees, which takes some times as long. */
export function readLeakBlind(
  leak: Plane,
  keys: MarkKeys,
  of: { readonly list: Listed; readonly withTurns: boolean },
): BlindFinding {
  let best: BlindFinding = { way: "plain", sync: 0, verdict: null };
  for (const way of ways) {
    const { sync, readings } = readBlind(blindLeak(turn(leak, way)), keys, of.withTurns);
    for (const reading of readings) {
      const verdict = judge(reading, of.list, ways.length * offsetsKept);
      if (best.verdict === null || rank(verdict) > rank(best.verdict)) best = { way, sync: sync.score, verdict };
    }
    if (best.verdict === null && sync.score > best.sync) best = { ...best, way, sync: sync.score };
    if (best.verdict?.level === "named") break;
  }
  return best;
}
