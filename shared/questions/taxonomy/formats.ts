import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import { bare, cellPart, cellParts } from "../csv-cell.ts";
import { schemaProblems } from "../schema-problems.ts";
import type { Parsed } from "../question-type.ts";
import { accepted } from "../raw-list.ts";
import { checkAnswer } from "./check.ts";
import type { TaxonomyAnswer, TaxonomySettings } from "./schema.ts";

/** `animal > dog`, several as `animal > dog;plant`. */
export const csv = ({ paths }: TaxonomyAnswer) => ({
  "": paths.map((path) => path.map(cellPart).join(" > ")).join(";"),
});

export const csvColumns = (): readonly string[] => [""];

const written = z
  .string()
  .transform((cell) => cellParts(cell, ";").map((each) => cellParts(each, ">").map((value) => bare(value.trim()))));
const path = z.array(z.string()).min(1);
const rawPaths = z.union([
  written,
  z.array(path),
  z.array(written).transform((cells) => cells.flat()),
  z.looseObject({ paths: z.array(path) }).transform(({ paths }) => paths),
]);

/** `"animal > dog"`, several in one text after `;` or as a list, `[["animal", "dog"]]`, or the stored form. */
export function parse(raw: unknown, settings: TaxonomySettings, facts: FieldFacts): Parsed<TaxonomyAnswer> {
  const read = rawPaths.safeParse(raw);
  if (!read.success) return { problems: schemaProblems(read.error) };
  const answer = { paths: read.data };
  return accepted(answer, checkAnswer(answer, settings, facts));
}
