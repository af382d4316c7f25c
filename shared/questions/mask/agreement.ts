import { softF1 } from "../../agreement/soft-f1.ts";
import { labelPresence } from "../presence.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import { decodeCounts } from "./rle.ts";
import { boundsOfRuns, coarser, noRuns, type Runs, runsIou, type Size } from "./runs.ts";
import type { MaskAnswer, MaskSettings } from "./schema.ts";

/** Most ends of runs looked at to compare two answers, about a third of a second. */
export const maskBudget = 50_000_000;

/** Intersection over union of pixels, counted on the runs: no mask is unpacked. */
export const compare = (first: MaskAnswer, second: MaskAnswer): Comparison => compareWithin(first, second, maskBudget);

/**
 * The same with another budget. Answers made to be slow (many ragged masks over each other) are looked at in every
 * second pixel across and down, or every fourth, and so on: of a mask with a pixel in no such place nothing is then seen.
 */
export function compareWithin(first: MaskAnswer, second: MaskAnswer, budget: number): Comparison {
  const [ones, others] = [readMasks(first), readMasks(second)];
  for (let coarse = 1; ; coarse *= 2) {
    const [left, right] = [seenIn(ones, first, coarse), seenIn(others, second, coarse)];
    const isLast = coarse >= Math.max(first.width, first.height);
    if (isLast || workOf(left, right, budget) <= budget) return softF1(left, right, likeness);
  }
}

interface Mask {
  readonly id: string;
  readonly label: string;
  readonly counts: string;
  readonly runs: Runs;
}

interface Seen extends Mask {
  readonly bounds: ReturnType<typeof boundsOfRuns>;
}

const readMasks = (answer: MaskAnswer): readonly Mask[] =>
  answer.regions.map(({ id, label, counts }) => ({ id, label, counts, runs: decodeCounts(counts, answer) ?? noRuns }));

function seenIn(masks: readonly Mask[], { width, height }: Size, coarse: number): readonly Seen[] {
  const size = { width: Math.ceil(width / coarse), height: Math.ceil(height / coarse) };
  return masks.map((mask) => {
    const runs = coarser(mask.runs, { width, height }, coarse);
    return { ...mask, runs, bounds: boundsOfRuns(runs, size) };
  });
}

const meet = ({ bounds: one }: Seen, { bounds: other }: Seen): boolean =>
  one !== null &&
  other !== null &&
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;

const likeness = (one: Seen, other: Seen): number => {
  if (one.counts === other.counts) return 1;
  return meet(one, other) ? runsIou(one.runs, other.runs) : 0;
};

/** Ends of runs that comparing all pairs of one label looks at; counting stops beyond the budget. */
function workOf(ones: readonly Seen[], others: readonly Seen[], budget: number): number {
  let work = 0;
  for (const one of ones) {
    for (const other of others) {
      work += 1 + (one.label === other.label && meet(one, other) ? one.runs.length + other.runs.length : 0);
    }
    if (work > budget) break;
  }
  return work;
}

export const reliability = (answer: MaskAnswer, settings: MaskSettings): ReliabilityUnits =>
  labelPresence(answer.regions, settings.labels);
