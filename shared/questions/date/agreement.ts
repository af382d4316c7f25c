import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import { countOf } from "./local-date.ts";
import type { DateAnswer, DateSettings } from "./schema.ts";

/** 1 for the same; with a tolerance it falls by equal steps to 0 at one unit beyond it. */
export function compare(first: DateAnswer, second: DateAnswer, settings: DateSettings): Comparison {
  return { overall: nearness(first.value, second.value, settings), perLabel: {} };
}

function nearness(one: string | null, other: string | null, settings: DateSettings): number {
  if (one === other) return 1;
  if (one === null || other === null) return 0;
  const [from, to] = [countOf(one, settings), countOf(other, settings)];
  if (from === undefined || to === undefined) return 0;
  return Math.max(0, 1 - Math.abs(from - to) / (settings.tolerance + 1));
}

export function reliability({ value }: DateAnswer, settings: DateSettings): ReliabilityUnits {
  const count = value === null ? undefined : countOf(value, settings);
  return { level: "interval", values: new Map(count === undefined ? [] : [["", count]]) };
}
