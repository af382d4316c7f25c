import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { problem } from "../problem-keys.ts";
import { countOf, exampleOf, precisionsOf } from "./local-date.ts";
import type { DateAnswer, DateSettings } from "./schema.ts";

export function checkSettings(settings: DateSettings): readonly Problem[] {
  const { kind, precision, min, max } = settings;
  if (!precisionsOf(kind).includes(precision)) {
    return [problem("settings.date-precision", ["precision"], { allowed: precisionsOf(kind).join(", ") })];
  }
  const problems = (["min", "max"] as const).flatMap((end) => {
    const value = settings[end];
    const isWrong = value !== null && countOf(value, settings) === undefined;
    return isWrong ? [problem("settings.date-form", [end], { example: exampleOf(settings) })] : [];
  });
  if (problems.length > 0 || min === null || max === null) return problems;
  const [least, most] = [countOf(min, settings), countOf(max, settings)];
  return least !== undefined && most !== undefined && least > most
    ? [problem("settings.min-over-max", ["min"], { minimum: min, maximum: max })]
    : [];
}

export function checkAnswer({ value }: DateAnswer, settings: DateSettings, _facts: FieldFacts): readonly Problem[] {
  if (value === null) return [];
  const count = countOf(value, settings);
  if (count === undefined) return [problem("answer.date-form", ["value"], { example: exampleOf(settings) })];
  const { min, max } = settings;
  if (min !== null && count < (countOf(min, settings) ?? -Infinity)) {
    return [problem("answer.too-early", ["value"], { minimum: min })];
  }
  if (max !== null && count > (countOf(max, settings) ?? Infinity)) {
    return [problem("answer.too-late", ["value"], { maximum: max })];
  }
  return [];
}
