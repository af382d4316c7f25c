import { spanF1 } from "../../agreement/span-f1.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import { placeOf } from "./ends.ts";
import type { RelationAnswer, RelationSettings } from "./schema.ts";

/**
 * Exact-match F1 of label and both ends. Ends are compared by id, so the answers must name the same regions alike, as
 * `inCommonNames` has them.
 */
export const compare = (first: RelationAnswer, second: RelationAnswer, settings: RelationSettings): Comparison =>
  spanF1(places(first, settings), places(second, settings));

const places = ({ regions }: RelationAnswer, { symmetric }: RelationSettings) =>
  regions.map((each) => ({ label: each.label, place: placeOf(each, symmetric) }));

/**
 * Each label on each pair of regions is a unit, and those that nobody joined are not counted: their number grows with the
 * square of the regions, and would make any two people agree.
 */
export function reliability({ regions }: RelationAnswer, { symmetric }: RelationSettings): ReliabilityUnits {
  const values = new Map(
    regions.map((each) => [JSON.stringify([each.label, placeOf(each, symmetric)]), "yes"] as const),
  );
  return { level: "nominal", values, rest: { value: "no", units: 0 } };
}
