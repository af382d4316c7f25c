import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { problem } from "../problem-keys.ts";
import type { NumberAnswer, NumberSettings } from "./schema.ts";

export function checkSettings({ min, max, step, integer }: NumberSettings): readonly Problem[] {
  const problems: Problem[] = [];
  if (min !== null && max !== null && min > max) {
    problems.push(problem("settings.min-over-max", ["min"], { minimum: min, maximum: max }));
  }
  if (integer && step !== null && !Number.isInteger(step)) {
    problems.push(problem("settings.step-not-integer", ["step"], {}));
  }
  return problems;
}

export function checkAnswer({ value }: NumberAnswer, settings: NumberSettings, _facts: FieldFacts): readonly Problem[] {
  if (value === null) return [];
  const { min, max, step, integer } = settings;
  const at = ["value"];
  const problems: Problem[] = [];
  if (min !== null && value < min) problems.push(problem("answer.under-minimum", at, { minimum: min }));
  if (max !== null && value > max) problems.push(problem("answer.over-maximum", at, { maximum: max }));
  if (integer && !Number.isInteger(value)) problems.push(problem("answer.not-integer", at, {}));
  if (step !== null && !onStep((value - (min ?? 0)) / step)) problems.push(problem("answer.off-step", at, { step }));
  return problems;
}

/** 0.3 is three steps of 0.1, whatever float64 makes of it. */
const onStep = (steps: number): boolean => Math.abs(steps - Math.round(steps)) <= 1e-9 * Math.max(1, Math.abs(steps));
