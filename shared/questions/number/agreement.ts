import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { NumberAnswer, NumberSettings } from "./schema.ts";

/** 1 minus the distance as a share of the allowed range, or of the greater amount where the range has no end. */
export function compare(first: NumberAnswer, second: NumberAnswer, settings: NumberSettings): Comparison {
  return { overall: nearness(first.value, second.value, settings), perLabel: {} };
}

function nearness(one: number | null, other: number | null, { min, max }: NumberSettings): number {
  if (one === other) return 1;
  if (one === null || other === null) return 0;
  const range = min === null || max === null ? Math.max(Math.abs(one), Math.abs(other)) : max - min;
  return range > 0 ? Math.max(0, 1 - Math.abs(one - other) / range) : 0;
}

export const reliability = ({ value }: NumberAnswer): ReliabilityUnits => ({
  level: "interval",
  values: new Map(value === null ? [] : [["", value]]),
});
