import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import { schemaProblems } from "../problem-keys.ts";
import type { Parsed } from "../question-type.ts";
import { accepted } from "../raw-list.ts";
import { checkAnswer } from "./check.ts";
import type { NumberAnswer, NumberSettings } from "./schema.ts";

export const csv = ({ value }: NumberAnswer) => ({ "": value });

export const csvColumns = (): readonly string[] => [""];

const numeric = z
  .string()
  .regex(/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i)
  .transform(Number)
  .pipe(z.number());
const rawNumber = z.union([z.number(), numeric, z.looseObject({ value: z.number() }).transform(({ value }) => value)]);

/** `4.5`, `"4.5"` as CSV columns hold it, or `{value: 4.5}`. */
export function parse(raw: unknown, settings: NumberSettings, facts: FieldFacts): Parsed<NumberAnswer> {
  const read = rawNumber.safeParse(raw);
  if (!read.success) return { problems: schemaProblems(read.error) };
  const answer = { value: read.data };
  return accepted(answer, checkAnswer(answer, settings, facts));
}
