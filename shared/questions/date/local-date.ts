import type { DatePrecision, DateSettings } from "./schema.ts";

/** What a value looks like: its kind and how far it goes. */
export type DateForm = Pick<DateSettings, "kind" | "precision">;

export const precisionsOf = (kind: DateSettings["kind"]): readonly DatePrecision[] =>
  kind === "date" ? ["day", "month", "year"] : ["minute", "second"];

const date = { year: "(\\d{4})", month: "(\\d{4})-(\\d{2})", day: "(\\d{4})-(\\d{2})-(\\d{2})" } as const;
const time = { minute: "(\\d{2}):(\\d{2})", second: "(\\d{2}):(\\d{2}):(\\d{2})" } as const;

function pattern({ kind, precision }: DateForm): RegExp | undefined {
  if (precision === "minute" || precision === "second") {
    if (kind === "date") return undefined;
    return new RegExp(`^${kind === "time" ? "" : `${date.day}T`}${time[precision]}$`, "u");
  }
  return kind === "date" ? new RegExp(`^${date[precision]}$`, "u") : undefined;
}

/** A value of this form, for messages. */
export function exampleOf({ kind, precision }: DateForm): string {
  const clock = precision === "second" ? "14:30:00" : "14:30";
  if (kind === "time") return clock;
  if (kind === "date-time") return `2024-03-05T${clock}`;
  return precision === "year" ? "2024" : precision === "month" ? "2024-03" : "2024-03-05";
}

const minutesOfDay = 24 * 60;

/**
 * A value as a count of units of its precision (years, months, days, minutes, seconds), so that two can be compared and
 * subtracted; undefined where it is not of this form or no such day or time exists. Years 1 to 9999, Gregorian.
 */
export function countOf(value: string, form: DateForm): number | undefined {
  const found = pattern(form)?.exec(value);
  if (found === null || found === undefined) return undefined;
  const numbers = found.slice(1).map(Number);
  const [year = 1, month = 1, day = 1] = form.kind === "time" ? [] : numbers;
  const [hour = 0, minute = 0, second = 0] = form.kind === "time" ? numbers : numbers.slice(3);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  if (form.precision === "year") return year;
  if (form.precision === "month") return year * 12 + month - 1;
  const days = form.kind === "time" ? 0 : dayCount(year, month, day);
  if (form.precision === "day") return days;
  const minutes = days * minutesOfDay + hour * 60 + minute;
  return form.precision === "minute" ? minutes : minutes * 60 + second;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month, 1 to 12. */
export const daysOf = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Days since 1 January of year 1. */
function dayCount(year: number, month: number, day: number): number {
  const before = year - 1;
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  for (let each = 1; each < month; each++) days += daysOf(year, each);
  return days + day - 1;
}
