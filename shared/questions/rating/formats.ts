import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import { cellPart } from "../csv-cell.ts";
import { schemaProblems } from "../problem-keys.ts";
import type { Parsed } from "../question-type.ts";
import { accepted } from "../raw-list.ts";
import { checkAnswer } from "./check.ts";
import { type Rating, rating, type RatingAnswer, type RatingSettings } from "./schema.ts";

/** One column a criterion; where candidates are rated, the cell is `a=4;b=2`. */
export function csv({ ratings }: RatingAnswer, settings: RatingSettings) {
  const cell = (criterion: string): string | number | null => {
    const given = ratings.filter((each) => each.criterion === criterion);
    if (!settings.perCandidate) return given[0]?.value ?? null;
    return given.map(({ candidate, value }) => `${cellPart(candidate ?? "")}=${value}`).join(";");
  };
  return Object.fromEntries(settings.criteria.map(({ value }) => [suffixOf(value, settings), cell(value)]));
}

export const csvColumns = (settings: RatingSettings): readonly string[] =>
  settings.criteria.map(({ value }) => suffixOf(value, settings));

const suffixOf = (criterion: string, { criteria }: RatingSettings): string => (criteria.length === 1 ? "" : criterion);

const point = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
type RawRating = Omit<Rating, "criterion"> & { readonly criterion: string | null };
const rawRating = z.union([
  point.transform((value): RawRating[] => [{ criterion: null, candidate: null, value }]),
  z.array(rating),
  z.strictObject({ ratings: z.array(rating) }).transform(({ ratings }) => ratings),
  z
    .record(z.string(), z.union([point, z.record(z.string(), point)]))
    .transform((all) => Object.entries(all).flatMap(([criterion, given]) => unfold(criterion, given))),
]);

const unfold = (criterion: string, given: number | Record<string, number>): Rating[] =>
  typeof given === "number"
    ? [{ criterion, candidate: null, value: given }]
    : Object.entries(given).map(([candidate, value]) => ({ criterion, candidate, value }));

/** `4` (one criterion), `{criterion: 4}`, `{criterion: {candidate: 4}}`, or the stored form. */
export function parse(raw: unknown, settings: RatingSettings, facts: FieldFacts): Parsed<RatingAnswer> {
  const read = rawRating.safeParse(raw);
  if (!read.success) return { problems: schemaProblems(read.error) };
  const only = settings.criteria[0]?.value ?? "";
  const ratings = read.data.map((each) => ({ ...each, criterion: each.criterion ?? only }));
  return accepted({ ratings }, checkAnswer({ ratings }, settings, facts));
}
