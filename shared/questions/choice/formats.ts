import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import { cellPart } from "../csv-cell.ts";
import { schemaProblems } from "../schema-problems.ts";
import type { Parsed } from "../question-type.ts";
import { accepted } from "../raw-list.ts";
import { checkAnswer } from "./check.ts";
import type { ChoiceAnswer, ChoiceSettings } from "./schema.ts";

/** `a`, `a;b` where several are selected, and a column `tie` with 1 or 0 where the question allows one. */
export const csv = ({ selected, tie }: ChoiceAnswer, settings: ChoiceSettings) => ({
  "": settings.multiple ? selected.map(cellPart).join(";") : (selected[0] ?? null),
  ...(settings.tie ? { tie: tie ? 1 : 0 } : {}),
});

export const csvColumns = ({ tie }: ChoiceSettings): readonly string[] => (tie ? ["", "tie"] : [""]);

const rawChoice = z.union([
  z.string().transform((value) => ({ selected: [value], tie: false })),
  z.array(z.string()).transform((selected) => ({ selected, tie: false })),
  z.looseObject({ selected: z.array(z.string()).default([]), tie: z.boolean().default(false) }),
]);

/** `"a"`, `["a", "b"]`, `{selected: ["a"]}` or `{tie: true}`. */
export function parse(raw: unknown, settings: ChoiceSettings, facts: FieldFacts): Parsed<ChoiceAnswer> {
  const read = rawChoice.safeParse(raw);
  if (!read.success) return { problems: schemaProblems(read.error) };
  const answer = { selected: read.data.selected, tie: read.data.tie };
  return accepted(answer, checkAnswer(answer, settings, facts));
}
