import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { optionValues } from "../options.ts";
import { problem } from "../problem-keys.ts";
import type { RankingAnswer, RankingSettings } from "./schema.ts";

/** A ranking is whole: everything has a place, once. */
export function checkAnswer(answer: RankingAnswer, settings: RankingSettings, facts: FieldFacts): readonly Problem[] {
  const values = optionValues(settings, facts);
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, group] of answer.groups.entries()) {
    if (group.length > 1 && !settings.ties) problems.push(problem("answer.tie-not-allowed", ["groups", index], {}));
    for (const [place, value] of group.entries()) {
      const path = ["groups", index, place];
      if (!values.includes(value)) problems.push(problem("answer.unknown-option", path, { value }));
      if (seen.has(value)) problems.push(problem("answer.option-twice", path, { value }));
      seen.add(value);
    }
  }
  if (seen.size === 0) return problems;
  for (const value of values) if (!seen.has(value)) problems.push(problem("answer.not-ranked", ["groups"], { value }));
  return problems;
}
