import type { NumberSettings } from "@keyhole/shared/questions/number/schema";
import { endProblems } from "@keyhole/shared/questions/number/check";
import type { Notice } from "../../editor/notice.ts";

/**
 * What a person typed, as a number: a sign, digits, one decimal sign (point or comma), an exponent. Null for nothing;
 * NaN for what is no number. Thousands separators are refused: "1,000" means two things.
 */
export function parseNumber(written: string): number | null {
  const text = written.trim().replace("−", "-");
  if (text === "") return null;
  if (!/^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number.NaN;
  if (/^[+-]?\d{1,3},\d{3}$/.test(text)) return Number.NaN;
  const value = Number(text.replace(",", "."));
  return Number.isFinite(value) ? value : Number.NaN;
}

/** The next number on the steps of the settings, up or down, kept inside the limits. From nothing it is the least. */
export function nextStep(value: number | null, up: boolean, { min, max, step }: NumberSettings): number {
  const size = step ?? 1;
  const origin = min ?? 0;
  if (value === null) return Math.min(max ?? Infinity, origin);
  const steps = (value - origin) / size;
  const near = Math.round(steps);
  const on = Math.abs(steps - near) <= 1e-9 * Math.max(1, Math.abs(steps));
  const at = on ? near + (up ? 1 : -1) : up ? Math.ceil(steps) : Math.floor(steps);
  const next = Number((origin + at * size).toPrecision(12));
  return Math.min(max ?? Infinity, Math.max(min ?? -Infinity, next));
}

/** Why a number cannot stay, in words for the person who typed it; null where it can. */
export function refusal(value: number | null, settings: NumberSettings): Notice | null {
  if (value === null) return null;
  if (Number.isNaN(value)) return { message: "questions.number.notANumber" };
  const [first] = endProblems(value, "value", settings);
  switch (first?.message) {
    case undefined:
      return null;
    case "answer.under-minimum":
      return { message: "questions.number.under", values: { value, minimum: settings.min ?? 0 } };
    case "answer.over-maximum":
      return { message: "questions.number.over", values: { value, maximum: settings.max ?? 0 } };
    case "answer.not-integer":
      return { message: "questions.number.notWhole" };
    default:
      return { message: "questions.number.offStep", values: { step: settings.step ?? 1 } };
  }
}
