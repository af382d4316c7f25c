import { spanF1 } from "../../agreement/span-f1.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { SpanAnswer, SpanRegion, SpanSettings } from "./schema.ts";
import { partKey, partLengths } from "./parts.ts";

export const compare = (first: SpanAnswer, second: SpanAnswer): Comparison => spanF1(places(first), places(second));

const places = ({ regions }: SpanAnswer) =>
  regions.map(({ label, part, start, end }) => ({ label, place: `${partKey(part)}:${start}-${end}` }));

/** Each code point is a unit; its value is the set of labels on it, and most have none. */
export function reliability(answer: SpanAnswer, _settings: SpanSettings, facts: FieldFacts): ReliabilityUnits {
  const values = new Map<string, string>();
  const keys = new Set(answer.regions.map(({ part }) => partKey(part)));
  for (const key of keys) {
    const spans = answer.regions.filter(({ part }) => partKey(part) === key);
    for (const { start, end, value } of segmentsOf(spans)) {
      for (let point = start; point < end; point++) values.set(`${key}:${point}`, value);
    }
  }
  const units = [...partLengths(facts).values()].reduce((sum, length) => sum + length, 0);
  return { level: "nominal", values, rest: { value: noLabel, units } };
}

const noLabel = "[]";

/** Stretches between the borders of spans, each with the set of labels on it. Time does not grow with how many overlap. */
function segmentsOf(spans: readonly SpanRegion[]): readonly { start: number; end: number; value: string }[] {
  const borders = spans.flatMap(({ label, start, end }) => [
    { at: start, label, change: 1 },
    { at: end, label, change: -1 },
  ]);
  const open = new Map<string, number>();
  const segments: { start: number; end: number; value: string }[] = [];
  let before = 0;
  for (const { at, label, change } of borders.sort((one, other) => one.at - other.at)) {
    if (at > before && open.size > 0) {
      segments.push({ start: before, end: at, value: JSON.stringify([...open.keys()].sort()) });
    }
    const count = (open.get(label) ?? 0) + change;
    if (count === 0) open.delete(label);
    else open.set(label, count);
    before = at;
  }
  return segments;
}
