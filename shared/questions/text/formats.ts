import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import { schemaProblems } from "../schema-problems.ts";
import type { Parsed } from "../question-type.ts";
import { accepted } from "../raw-list.ts";
import { checkAnswer } from "./check.ts";
import type { TextAnswer, TextSettings } from "./schema.ts";

export const csv = ({ text }: TextAnswer) => ({ "": text });

export const csvColumns = (): readonly string[] => [""];

const rawText = z.union([
  z.string().transform((text) => ({ text })),
  z.looseObject({ text: z.string() }).transform(({ text }) => ({ text })),
]);

/** `"text"` or `{text: "text"}`. */
export function parse(raw: unknown, settings: TextSettings, facts: FieldFacts): Parsed<TextAnswer> {
  const read = rawText.safeParse(raw);
  if (!read.success) return { problems: schemaProblems(read.error) };
  return accepted(read.data, checkAnswer(read.data, settings, facts));
}
