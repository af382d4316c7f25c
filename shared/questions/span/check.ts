import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { problem } from "../problem-keys.ts";
import { regionProblems } from "../region.ts";
import { partKey, partLengths } from "./parts.ts";
import type { SpanAnswer, SpanRegion, SpanSettings } from "./schema.ts";

export function checkAnswer(answer: SpanAnswer, settings: SpanSettings, facts: FieldFacts): readonly Problem[] {
  const problems = [...regionProblems(answer.regions, settings.labels, settings)];
  const lengths = partLengths(facts);
  for (const [index, { id, part, start, end }] of answer.regions.entries()) {
    const path = ["regions", index];
    const length = lengths.get(partKey(part));
    if (length === undefined) problems.push(problem("answer.no-such-part", path, { id }));
    else if (end > length) problems.push(problem("answer.outside-text", path, { id }));
    if (end <= start) problems.push(problem("answer.empty-span", path, { id }));
  }
  if (!settings.overlap) problems.push(...overlaps(answer.regions));
  return problems;
}

function overlaps(regions: readonly SpanRegion[]): readonly Problem[] {
  const problems: Problem[] = [];
  const furthest = new Map<string, SpanRegion>();
  const places = regions.map((region, index) => ({ region, index }));
  for (const { region, index } of places.sort((one, other) => one.region.start - other.region.start)) {
    const key = partKey(region.part);
    const before = furthest.get(key);
    if (before !== undefined && region.start < before.end) {
      problems.push(problem("answer.overlap", ["regions", index], { first: before.id, second: region.id }));
    }
    if (before === undefined || region.end > before.end) furthest.set(key, region);
  }
  return problems;
}
