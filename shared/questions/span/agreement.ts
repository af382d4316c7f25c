import { spanF1 } from "../../agreement/span-f1.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { SpanAnswer, SpanSettings } from "./schema.ts";
import { partKey, partLengths } from "./parts.ts";

export const compare = (first: SpanAnswer, second: SpanAnswer): Comparison => spanF1(places(first), places(second));

const places = ({ regions }: SpanAnswer) =>
  regions.map(({ label, part, start, end }) => ({ label, place: `${partKey(part)}:${start}-${end}` }));

/** Each code point is a unit; its value is the set of labels on it, and most have none. */
export function reliability(answer: SpanAnswer, _settings: SpanSettings, facts: FieldFacts): ReliabilityUnits {
  const labels = new Map<string, Set<string>>();
  for (const { label, part, start, end } of answer.regions) {
    for (let point = start; point < end; point++) {
      const key = `${partKey(part)}:${point}`;
      const there = labels.get(key);
      if (there === undefined) labels.set(key, new Set([label]));
      else there.add(label);
    }
  }
  const values = new Map([...labels].map(([key, set]) => [key, JSON.stringify([...set].sort())]));
  const units = [...partLengths(facts).values()].reduce((sum, length) => sum + length, 0);
  return { level: "nominal", values, rest: { value: "[]", units } };
}
