import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { FieldKind } from "../../vocabulary.ts";
import { labelProblems } from "../label.ts";
import { candidateProblems, candidatesOf } from "../options.ts";
import { problem } from "../problem-keys.ts";
import type { PairwiseAnswer, PairwiseSettings } from "./schema.ts";

export function checkSettings(settings: PairwiseSettings, kind: FieldKind | undefined): readonly Problem[] {
  const { source, first, second, words, steps, reasons, reasonsRequired } = settings;
  const problems = source === "candidates" ? [...candidateProblems(kind, "source")] : [];
  if (source === "fields" && (first === null || second === null || first === second)) {
    problems.push(problem("settings.pair-fields", [first === null ? "first" : "second"], {}));
  }
  if (words.length > 0 && words.length !== steps) problems.push(problem("settings.pair-words", ["words"], { steps }));
  if (reasons.length > 0) problems.push(...labelProblems(reasons, "reasons"));
  else if (reasonsRequired) problems.push(problem("settings.no-labels", ["reasons"], {}));
  return problems;
}

/** What the two are called in answers; fewer or more where the item has no pair. */
export const pairIds = ({ source, first, second }: PairwiseSettings, facts: FieldFacts): readonly string[] =>
  source === "candidates" ? candidatesOf(facts) : [first, second].filter((name) => name !== null);

export function checkAnswer(answer: PairwiseAnswer, settings: PairwiseSettings, facts: FieldFacts): readonly Problem[] {
  const { winner, strength, reasons } = answer;
  if (strength === null && winner === null && reasons.length === 0) return [];
  const ids = pairIds(settings, facts);
  const problems: Problem[] = [];
  if (ids.length !== 2) problems.push(problem("answer.pair-needed", [], { count: ids.length }));
  if (strength === null) problems.push(problem("answer.pair-undecided", ["strength"], {}));
  else if (winner === null) {
    if (strength !== 0) problems.push(problem("answer.pair-strength", ["strength"], { maximum: settings.steps }));
    else if (!settings.ties) problems.push(problem("answer.tie-not-allowed", ["winner"], {}));
  } else if (strength < 1 || strength > settings.steps) {
    problems.push(problem("answer.pair-strength", ["strength"], { maximum: settings.steps }));
  }
  if (winner !== null && !ids.includes(winner)) {
    problems.push(problem("answer.unknown-option", ["winner"], { value: winner }));
  }
  return [...problems, ...reasonProblems(answer, settings)];
}

function reasonProblems({ reasons, strength }: PairwiseAnswer, settings: PairwiseSettings): readonly Problem[] {
  const known = new Set(settings.reasons.map(({ value }) => value));
  const problems = reasons.flatMap((value, index) => [
    ...(known.has(value) ? [] : [problem("answer.unknown-option", ["reasons", index], { value })]),
    ...(reasons.indexOf(value) < index ? [problem("answer.option-twice", ["reasons", index], { value })] : []),
  ]);
  // Nothing speaks for either in a tie.
  const needed = settings.reasonsRequired && strength !== null && strength > 0 && reasons.length === 0;
  return needed ? [...problems, problem("answer.reason-needed", ["reasons"], {})] : problems;
}
