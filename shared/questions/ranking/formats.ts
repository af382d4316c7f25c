import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import { cellPart } from "../csv-cell.ts";
import { schemaProblems } from "../schema-problems.ts";
import type { Parsed } from "../question-type.ts";
import { accepted } from "../raw-list.ts";
import { checkAnswer } from "./check.ts";
import type { RankingAnswer, RankingSettings } from "./schema.ts";

/** Best first: `a>b=c`. */
export const csv = ({ groups }: RankingAnswer) => ({
  "": groups.map((group) => group.map(cellPart).join("=")).join(">"),
});

export const csvColumns = (): readonly string[] => [""];

const place = z.union([z.string().transform((value) => [value]), z.array(z.string()).min(1)]);
const rawRanking = z.union([
  z.array(place),
  z.looseObject({ groups: z.array(place) }).transform(({ groups }) => groups),
]);

/** `["a", "b"]`, `["a", ["b", "c"]]` with a tie, or the stored form; best first. */
export function parse(raw: unknown, settings: RankingSettings, facts: FieldFacts): Parsed<RankingAnswer> {
  const read = rawRanking.safeParse(raw);
  if (!read.success) return { problems: schemaProblems(read.error) };
  const answer = { groups: read.data };
  return accepted(answer, checkAnswer(answer, settings, facts));
}
