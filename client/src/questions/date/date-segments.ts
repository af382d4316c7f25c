import { countOf, daysOf, type DateForm } from "@keyhole/shared/questions/date/local-date";

export const dateParts = ["year", "month", "day", "hour", "minute", "second"] as const;
export type DatePart = (typeof dateParts)[number];

/** The digits typed into each part so far; a part without any is absent or empty. */
export type Written = Readonly<Partial<Record<DatePart, string>>>;

/** The parts that a value of this form has, largest first. */
export function partsOf({ kind, precision }: DateForm): readonly DatePart[] {
  const last = dateParts.indexOf(precision);
  return dateParts.slice(kind === "time" ? dateParts.indexOf("hour") : 0, last + 1);
}

export const digitsOf = (part: DatePart): number => (part === "year" ? 4 : 2);

export function boundsOf(part: DatePart, written: Written = {}): { readonly min: number; readonly max: number } {
  switch (part) {
    case "year":
      return { min: 1, max: 9999 };
    case "month":
      return { min: 1, max: 12 };
    case "day":
      return { min: 1, max: daysOf(Number(written.year) || 2000, Number(written.month) || 1) };
    case "hour":
      return { min: 0, max: 23 };
    case "minute":
    case "second":
      return { min: 0, max: 59 };
  }
}

/** One thing in a row: a part, or the text between two. */
export type Piece = { readonly part: DatePart } | { readonly text: string };

/** Parts in the order of the reader's language, by `Intl.DateTimeFormat`. Hours go from 0 to 23 everywhere. */
export function piecesOf(form: DateForm, locale: string): readonly Piece[] {
  const parts = partsOf(form);
  const two = "2-digit" as const;
  const options: Intl.DateTimeFormatOptions = {
    timeZone: "UTC",
    hourCycle: "h23",
    ...(parts.includes("year") ? { year: "numeric" } : {}),
    ...(parts.includes("month") ? { month: two } : {}),
    ...(parts.includes("day") ? { day: two } : {}),
    ...(parts.includes("hour") ? { hour: two } : {}),
    ...(parts.includes("minute") ? { minute: two } : {}),
    ...(parts.includes("second") ? { second: two } : {}),
    calendar: "gregory",
  };
  const pieces = new Intl.DateTimeFormat(locale, options)
    .formatToParts(0)
    .flatMap(({ type, value }): readonly Piece[] => {
      const part = dateParts.find((each) => each === type);
      return part !== undefined ? [{ part }] : type === "literal" ? [{ text: value }] : [];
    });
  const shown = pieces.flatMap((piece) => ("part" in piece ? [piece.part] : []));
  // A language whose data has other parts (an era) is written as ISO 8601 is.
  return parts.every((part) => shown.includes(part)) && shown.length === parts.length ? pieces : isoPieces(parts);
}

const isoPieces = (parts: readonly DatePart[]): readonly Piece[] =>
  parts.flatMap((part, index): readonly Piece[] =>
    index === 0
      ? [{ part }]
      : [{ text: part === "hour" ? " " : part === "minute" || part === "second" ? ":" : "-" }, { part }],
  );

/** The digits of a stored value, part by part. */
export function writtenOf(value: string | null, form: DateForm): Written {
  const numbers = value === null ? [] : value.split(/\D/u);
  return Object.fromEntries(
    partsOf(form).flatMap((part, at) => (numbers[at] === undefined ? [] : [[part, numbers[at]]])),
  );
}

/** What is written as a value: null while parts are missing, and where no such day or time exists (`isWrong`). */
export function valueOf(
  written: Written,
  form: DateForm,
): { readonly value: string | null; readonly isWrong: boolean } {
  const parts = partsOf(form);
  if (parts.some((part) => (written[part] ?? "") === "")) return { value: null, isWrong: false };
  const text = parts
    .map((part, index) => {
      const digits = (written[part] ?? "").padStart(digitsOf(part), "0");
      const before = index === 0 ? "" : part === "hour" ? "T" : part === "minute" || part === "second" ? ":" : "-";
      return `${before}${digits}`;
    })
    .join("");
  return countOf(text, form) === undefined ? { value: null, isWrong: true } : { value: text, isWrong: false };
}

/** Digits typed into a part; `isFull` when no further digit can belong to it, so that the next part gets the keyboard. */
export function typedInto(part: DatePart, text: string): { readonly digits: string; readonly isFull: boolean } {
  const digits = text.replaceAll(/\D/gu, "").slice(0, digitsOf(part));
  const { max } = boundsOf(part);
  return { digits, isFull: digits.length === digitsOf(part) || Number(digits) * 10 > Math.max(max, 9) };
}

/** A part one up or down, round the end; an empty one starts at `start` (the year of today) or at its least. */
export function steppedPart(
  written: Written,
  part: DatePart,
  { by, year }: { readonly by: 1 | -1; readonly year: number },
): Written {
  const { min, max } = boundsOf(part, written);
  const text = written[part] ?? "";
  const span = max - min + 1;
  const next =
    text === "" ? (part === "year" ? year : by === 1 ? min : max) : min + ((Number(text) - min + by + span) % span);
  return { ...written, [part]: String(next).padStart(digitsOf(part), "0") };
}

/** A pasted date: ISO 8601, or numbers in the order shown. Null where it is neither. */
export function pasted(text: string, form: DateForm, pieces: readonly Piece[]): Written | null {
  const iso = valueOf(writtenOf(text.trim().replace(" ", "T"), form), form);
  if (/^\d{4}(?:-|$)|^\d\d:/u.test(text.trim()) && iso.value !== null) return writtenOf(iso.value, form);
  const numbers = text.match(/\d+/gu) ?? [];
  const order = pieces.flatMap((piece) => ("part" in piece ? [piece.part] : []));
  if (numbers.length !== order.length) return null;
  const written: Written = Object.fromEntries(
    order.map((part, at) => [part, (numbers[at] ?? "").padStart(digitsOf(part), "0")]),
  );
  return valueOf(written, form).value === null ? null : written;
}
