import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { problem } from "../problem-keys.ts";
import type { NumberAnswer, NumberSettings } from "./schema.ts";

export function checkSettings({ min, max, step, integer, slider, marks }: NumberSettings): readonly Problem[] {
  const problems: Problem[] = [];
  if (min !== null && max !== null && min > max) {
    problems.push(problem("settings.min-over-max", ["min"], { minimum: min, maximum: max }));
  }
  if (integer && step !== null && !Number.isInteger(step)) {
    problems.push(problem("settings.step-not-integer", ["step"], {}));
  }
  if (slider && (min === null || max === null || min === max))
    problems.push(problem("settings.slider-ends", ["slider"], {}));
  for (const [index, { at }] of marks.entries()) {
    if (at < (min ?? -Infinity) || at > (max ?? Infinity)) {
      problems.push(problem("settings.mark-outside", ["marks", index, "at"], { at }));
    }
  }
  return problems;
}

export const isEmpty = (answer: NumberAnswer): boolean =>
  "value" in answer ? answer.value === null : answer.from === null && answer.to === null;

export function checkAnswer(answer: NumberAnswer, settings: NumberSettings, _facts: FieldFacts): readonly Problem[] {
  if (isEmpty(answer)) return [];
  const problems: Problem[] = [];
  if (answer.unit !== null && answer.unit !== settings.unit) {
    const values = { unit: answer.unit, expected: settings.unit ?? "-" };
    problems.push(problem("answer.other-unit", ["unit"], values));
  }
  if ("value" in answer) {
    if (settings.kind === "range") return [...problems, problem("answer.range-needed", [], {})];
    return [...problems, ...endProblems(answer.value, "value", settings)];
  }
  if (settings.kind === "value") return [...problems, problem("answer.single-needed", [], {})];
  const { from, to } = answer;
  if (from === null || to === null) problems.push(problem("answer.range-open", [from === null ? "from" : "to"], {}));
  else if (from > to) problems.push(problem("answer.range-order", ["from"], { from, to }));
  return [...problems, ...endProblems(from, "from", settings), ...endProblems(to, "to", settings)];
}

/** What is wrong with one number by itself. */
export function endProblems(
  value: number | null,
  at: "value" | "from" | "to",
  { min, max, step, integer }: NumberSettings,
): readonly Problem[] {
  if (value === null) return [];
  const problems: Problem[] = [];
  if (min !== null && value < min) problems.push(problem("answer.under-minimum", [at], { minimum: min }));
  if (max !== null && value > max) problems.push(problem("answer.over-maximum", [at], { maximum: max }));
  if (integer && !Number.isInteger(value)) problems.push(problem("answer.not-integer", [at], {}));
  if (step !== null && !onStep((value - (min ?? 0)) / step)) problems.push(problem("answer.off-step", [at], { step }));
  return problems;
}

/** 0.3 is three steps of 0.1, whatever float64 makes of it. */
const onStep = (steps: number): boolean => Math.abs(steps - Math.round(steps)) <= 1e-9 * Math.max(1, Math.abs(steps));
