import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { NumberAnswer, NumberRange, NumberSettings } from "./schema.ts";

/**
 * Numbers: 1 minus the distance as a share of the allowed range, or of the greater amount where the range has no end.
 * Ranges: what both cover over what either covers.
 */
export function compare(first: NumberAnswer, second: NumberAnswer, settings: NumberSettings): Comparison {
  if ("value" in first && "value" in second) {
    return { overall: nearness(first.value, second.value, settings), perLabel: {} };
  }
  return { overall: "value" in first || "value" in second ? 0 : overlap(first, second), perLabel: {} };
}

function nearness(one: number | null, other: number | null, { min, max }: NumberSettings): number {
  if (one === other) return 1;
  if (one === null || other === null) return 0;
  const range = min === null || max === null ? Math.max(Math.abs(one), Math.abs(other)) : max - min;
  return range > 0 ? Math.max(0, 1 - Math.abs(one - other) / range) : 0;
}

function overlap(one: NumberRange, other: NumberRange): number {
  if (one.from === other.from && one.to === other.to) return 1;
  if (one.from === null || one.to === null || other.from === null || other.to === null) return 0;
  const shared = Math.min(one.to, other.to) - Math.max(one.from, other.from);
  const all = Math.max(one.to, other.to) - Math.min(one.from, other.from);
  return all > 0 ? Math.max(0, shared) / all : 0;
}

export function reliability(answer: NumberAnswer): ReliabilityUnits {
  const ends = "value" in answer ? { "": answer.value } : { from: answer.from, to: answer.to };
  const values = new Map<string, number>();
  for (const [unit, value] of Object.entries(ends)) if (value !== null) values.set(unit, value);
  return { level: "interval", values };
}
