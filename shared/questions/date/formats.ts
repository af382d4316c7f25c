import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import { schemaProblems } from "../schema-problems.ts";
import type { Parsed } from "../question-type.ts";
import { accepted } from "../raw-list.ts";
import { checkAnswer } from "./check.ts";
import type { DateAnswer, DateSettings } from "./schema.ts";

export const csv = ({ value }: DateAnswer) => ({ "": value });

export const csvColumns = (): readonly string[] => [""];

const written = z.string().max(40);
const year = z
  .int()
  .min(1)
  .max(9999)
  .transform((value) => String(value).padStart(4, "0"));
const rawDate = z.union([
  written,
  year,
  z.looseObject({ value: written.nullable() }).transform(({ value }) => value ?? ""),
]);

/**
 * `"2024-03-05"`, `"2024-03-05 14:30"`, `"14:30"` or `{value}`. Seconds and a time of day that are zero are dropped where
 * the question does not ask for them. A zone is refused: the answer has none, and none can be guessed.
 */
export function parse(raw: unknown, settings: DateSettings, facts: FieldFacts): Parsed<DateAnswer> {
  const read = rawDate.safeParse(raw);
  if (!read.success) return { problems: schemaProblems(read.error) };
  const value = cut(read.data.trim().replace(/^(\S{10}) (?=\d)/u, "$1T"), settings);
  const answer = { value: value === "" ? null : value };
  return accepted(answer, checkAnswer(answer, settings, facts));
}

function cut(value: string, { precision }: DateSettings): string {
  if (precision === "second") return value;
  const minutes = value.replace(/(?<=\d:\d\d):00(?:\.0+)?$/u, "");
  return precision === "minute" ? minutes : minutes.replace(/T00:00$/u, "");
}
