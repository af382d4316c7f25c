import { overlapBudget, polygonIou } from "../../agreement/polygon-overlap.ts";
import { softF1 } from "../../agreement/soft-f1.ts";
import { labelPresence } from "../presence.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { PolygonAnswer, PolygonSettings } from "./schema.ts";

/** The budget is shared, so that many slow shapes are hardly slower than one; each pair has enough for drawn shapes. */
export function compare(first: PolygonAnswer, second: PolygonAnswer): Comparison {
  const pairs = Math.max(1, first.regions.length * second.regions.length);
  const budget = Math.max(5000, (10 * overlapBudget) / pairs);
  return softF1(first.regions, second.regions, (one, other) => polygonIou(one.rings, other.rings, budget));
}

export const reliability = (answer: PolygonAnswer, settings: PolygonSettings): ReliabilityUnits =>
  labelPresence(answer.regions, settings.labels);
