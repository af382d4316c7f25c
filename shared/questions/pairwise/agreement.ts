import type { FieldFacts } from "../../fields/field-type.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import { pairIds } from "./check.ts";
import type { PairwiseAnswer, PairwiseSettings } from "./schema.ts";

/**
 * 1 minus the distance on the scale from one being much better over a tie to the other being much better. Reasons are
 * compared each by itself in `perLabel`.
 */
export function compare(first: PairwiseAnswer, second: PairwiseAnswer, { steps }: PairwiseSettings): Comparison {
  const reasons = new Set([...first.reasons, ...second.reasons]);
  return {
    overall: nearness(first, second, steps),
    perLabel: Object.fromEntries(
      [...reasons].map((value) => [value, first.reasons.includes(value) && second.reasons.includes(value) ? 1 : 0]),
    ),
  };
}

function nearness(one: PairwiseAnswer, other: PairwiseAnswer, steps: number): number {
  if (one.strength === null || other.strength === null) return one.strength === other.strength ? 1 : 0;
  const apart =
    one.winner === other.winner || one.winner === null || other.winner === null
      ? Math.abs(one.strength - other.strength)
      : one.strength + other.strength;
  return Math.max(0, 1 - apart / (2 * steps));
}

/** One place on the scale. The side is told by the ids in their alphabetical order, which is the same for everybody. */
export function reliability(
  { winner, strength }: PairwiseAnswer,
  settings: PairwiseSettings,
  facts: FieldFacts,
): ReliabilityUnits {
  const [low] = pairIds(settings, facts).toSorted();
  const value = strength === null ? undefined : winner === low ? -strength : strength;
  return { level: "ordinal", values: new Map(value === undefined ? [] : [["", value === 0 ? 0 : value]]) };
}
