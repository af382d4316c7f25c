import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import { schemaProblems } from "../schema-problems.ts";
import type { Parsed } from "../question-type.ts";
import { accepted } from "../raw-list.ts";
import { checkAnswer } from "./check.ts";
import type { NumberAnswer, NumberSettings } from "./schema.ts";

/** The number, or a column for each end of a range. The unit is the question's; JSONL holds it with each answer. */
export function csv(answer: NumberAnswer, { kind }: NumberSettings): Readonly<Record<string, number | null>> {
  if (kind === "value") return { "": "value" in answer ? answer.value : null };
  return "value" in answer ? { from: null, to: null } : { from: answer.from, to: answer.to };
}

export const csvColumns = ({ kind }: NumberSettings): readonly string[] => (kind === "value" ? [""] : ["from", "to"]);

const digits = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?`;
const numeric = z
  .string()
  .regex(new RegExp(`^\\s*${digits}\\s*$`, "i"))
  .transform(Number)
  .pipe(z.number());
const amount = z.union([z.number(), numeric]);
const unit = z.string().nullable().optional();
const rawNumber = z.union([
  amount.transform((value) => ({ value, unit: undefined })),
  z
    .string()
    .regex(new RegExp(`^\\s*${digits}\\s*\\.\\.\\s*${digits}\\s*$`, "i"))
    .transform((text) => {
      const [from = null, to = null] = text.split("..").map(Number);
      return { from, to, unit: undefined };
    }),
  z.tuple([amount, amount]).transform(([from, to]) => ({ from, to, unit: undefined })),
  z
    .looseObject({ value: z.number().nullable(), unit })
    .transform((given) => ({ value: given.value, unit: given.unit })),
  z
    .looseObject({ from: z.number().nullable(), to: z.number().nullable(), unit })
    .transform((given) => ({ from: given.from, to: given.to, unit: given.unit })),
]);

/**
 * `4.5`, `"4.5"` as CSV columns hold it, or `{value: 4.5}`; of a range `[1, 2]`, `"1..2"` or `{from, to}`. Without a unit
 * it is in the question's.
 */
export function parse(raw: unknown, settings: NumberSettings, facts: FieldFacts): Parsed<NumberAnswer> {
  const read = rawNumber.safeParse(raw);
  if (!read.success) return { problems: schemaProblems(read.error) };
  const answer: NumberAnswer = { ...read.data, unit: read.data.unit === undefined ? settings.unit : read.data.unit };
  return accepted(answer, checkAnswer(answer, settings, facts));
}
