import { lineLikeness, lineSamples, sampledLine } from "../../agreement/line-distance.ts";
import { softF1 } from "../../agreement/soft-f1.ts";
import { labelPresence } from "../presence.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { PolylineAnswer, PolylineRegion, PolylineSettings } from "./schema.ts";

/** Most distances taken to compare two answers, about half a second. */
const distanceBudget = 50_000_000;

/**
 * Lines of one label are paired and agree by `lineLikeness` within `tolerance` of the picture's diagonal. Answers made
 * to be slow (many lines of many vertices) are looked at in fewer places, at least 8 a line.
 */
export function compare(first: PolylineAnswer, second: PolylineAnswer, settings: PolylineSettings): Comparison {
  const within = settings.tolerance * Math.hypot(first.width, first.height);
  const [ones, others] = [verticesOf(first), verticesOf(second)];
  const work = ones * second.regions.length + others * first.regions.length;
  const count = Math.max(8, Math.min(lineSamples, Math.floor(distanceBudget / Math.max(1, work))));
  const sampled = (region: PolylineRegion) => ({ ...region, sampled: sampledLine(region.points, count) });
  return softF1(first.regions.map(sampled), second.regions.map(sampled), (one, other) =>
    lineLikeness(one.sampled, other.sampled, within),
  );
}

const verticesOf = ({ regions }: PolylineAnswer): number => regions.reduce((sum, { points }) => sum + points.length, 0);

export const reliability = (answer: PolylineAnswer, settings: PolylineSettings): ReliabilityUnits =>
  labelPresence(answer.regions, settings.labels);
