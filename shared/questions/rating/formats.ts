import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import { cellPart } from "../csv-cell.ts";
import { schemaProblems } from "../schema-problems.ts";
import type { Parsed } from "../question-type.ts";
import { accepted } from "../raw-list.ts";
import { checkAnswer } from "./check.ts";
import { scoreOf } from "./score.ts";
import { type Rating, rating, type RatingAnswer, type RatingSettings } from "./schema.ts";

/** One column a criterion, and the score of several; where candidates are rated, the cell is `a=4;b=2`. */
export function csv({ ratings }: RatingAnswer, settings: RatingSettings) {
  const cell = (criterion: string): string | number | null => {
    const given = ratings.filter((each) => each.criterion === criterion);
    if (!settings.perCandidate) return given[0]?.value ?? null;
    return given.map(({ candidate, value }) => `${cellPart(candidate ?? "")}=${value}`).join(";");
  };
  const cells = settings.criteria.map(({ value }) => [suffixOf(value, settings), cell(value)] as const);
  const suffix = scoreSuffix(settings);
  return Object.fromEntries(suffix === null ? cells : [...cells, [suffix, scoreCell({ ratings }, settings)] as const]);
}

function scoreCell(answer: RatingAnswer, settings: RatingSettings): string | number | null {
  if (!settings.perCandidate) return scoreOf(answer, settings, null) ?? null;
  return Array.from(new Set(answer.ratings.map(({ candidate }) => candidate)))
    .flatMap((candidate) => {
      const score = scoreOf(answer, settings, candidate);
      return score === undefined ? [] : [`${cellPart(candidate ?? "")}=${score}`];
    })
    .join(";");
}

/** No column for one criterion, whose score it is itself; another name where a criterion has this one. */
function scoreSuffix({ criteria }: RatingSettings): string | null {
  if (criteria.length < 2) return null;
  return criteria.some(({ value }) => value === "score") ? "score (weighted)" : "score";
}

export function csvColumns(settings: RatingSettings): readonly string[] {
  const suffix = scoreSuffix(settings);
  const columns = settings.criteria.map(({ value }) => suffixOf(value, settings));
  return suffix === null ? columns : [...columns, suffix];
}

const suffixOf = (criterion: string, { criteria }: RatingSettings): string => (criteria.length === 1 ? "" : criterion);

const point = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
  z.literal("not-applicable"),
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

const unfold = (criterion: string, given: Rating["value"] | Record<string, Rating["value"]>): Rating[] =>
  typeof given !== "object"
    ? [{ criterion, candidate: null, value: given }]
    : Object.entries(given).map(([candidate, value]) => ({ criterion, candidate, value }));

/** `4` (one criterion), `{criterion: 4}`, `{criterion: {candidate: 4}}`, each also `"not-applicable"`, or the stored form. */
export function parse(raw: unknown, settings: RatingSettings, facts: FieldFacts): Parsed<RatingAnswer> {
  const read = rawRating.safeParse(raw);
  if (!read.success) return { problems: schemaProblems(read.error) };
  const only = settings.criteria[0]?.value ?? "";
  const ratings = read.data.map((each) => ({ ...each, criterion: each.criterion ?? only }));
  return accepted({ ratings }, checkAnswer({ ratings }, settings, facts));
}
