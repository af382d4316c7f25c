import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { optionProblems, optionValues } from "../options.ts";
import { problem } from "../problem-keys.ts";
import type { FieldKind } from "../../vocabulary.ts";
import type { ChoiceAnswer, ChoiceSettings } from "./schema.ts";

export function checkSettings(settings: ChoiceSettings, kind: FieldKind | undefined): readonly Problem[] {
  const problems = [...optionProblems(settings, kind)];
  const { min, max, multiple, source, tie } = settings;
  if (max !== null && min > max) {
    problems.push(problem("settings.min-over-max", ["min"], { minimum: min, maximum: max }));
  }
  if (tie && source !== "candidates") problems.push(problem("settings.tie-needs-candidates", ["tie"], {}));
  if (tie && multiple) problems.push(problem("settings.tie-needs-single", ["tie"], {}));
  return problems;
}

export function checkAnswer(answer: ChoiceAnswer, settings: ChoiceSettings, facts: FieldFacts): readonly Problem[] {
  const problems: Problem[] = [];
  const known = new Set(optionValues(settings, facts));
  const seen = new Set<string>();
  for (const [index, value] of answer.selected.entries()) {
    if (!known.has(value)) problems.push(problem("answer.unknown-option", ["selected", index], { value }));
    if (seen.has(value)) problems.push(problem("answer.option-twice", ["selected", index], { value }));
    seen.add(value);
  }
  if (answer.tie && !settings.tie) problems.push(problem("answer.tie-not-allowed", ["tie"], {}));
  if (answer.tie && seen.size > 0) problems.push(problem("answer.tie-with-choice", ["tie"], {}));
  const maximum = settings.multiple ? (settings.max ?? known.size) : 1;
  const minimum = settings.multiple ? settings.min : 0;
  const count = seen.size;
  if (count > maximum) problems.push(problem("answer.too-many", ["selected"], { maximum, count }));
  if (count > 0 && count < minimum) problems.push(problem("answer.too-few", ["selected"], { minimum, count }));
  return problems;
}
