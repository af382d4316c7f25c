import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import { bare, cellPart, cellParts } from "../csv-cell.ts";
import { problem } from "../problem-keys.ts";
import { schemaProblems } from "../schema-problems.ts";
import type { Parsed } from "../question-type.ts";
import { accepted } from "../raw-list.ts";
import { checkAnswer, pairIds } from "./check.ts";
import type { PairwiseAnswer, PairwiseSettings } from "./schema.ts";

/** The winner or `tie`; columns for the strength and, where they are asked, the reasons. */
export const csv = ({ winner, strength, reasons }: PairwiseAnswer, settings: PairwiseSettings) => ({
  "": winner ?? (strength === null ? null : "tie"),
  strength,
  ...(settings.reasons.length > 0 ? { reasons: reasons.map(cellPart).join(";") } : {}),
});

export const csvColumns = ({ reasons }: PairwiseSettings): readonly string[] =>
  reasons.length > 0 ? ["", "strength", "reasons"] : ["", "strength"];

const strength = z.int().min(0);
const reasons = z
  .union([z.array(z.string()), z.string().transform((cell) => (cell === "" ? [] : cellParts(cell, ";").map(bare)))])
  .default([]);
const rawPair = z.union([
  z.string().transform((winner) => ({ winner, strength: undefined, reasons: [], rejected: undefined })),
  z
    .looseObject({ chosen: z.string(), rejected: z.string(), strength: strength.optional(), reasons })
    .transform(({ chosen, ...rest }) => ({ ...rest, winner: chosen })),
  z
    .looseObject({ winner: z.string().nullable(), strength: strength.nullable().optional(), reasons })
    .transform((given) => ({ ...given, rejected: undefined })),
]);

/**
 * `"a"`, `"tie"`, `{winner, strength, reasons}` or the pair of ids that preference sets have, `{chosen, rejected}`. A
 * preference without a strength is read as the weakest: it says no more.
 */
export function parse(raw: unknown, settings: PairwiseSettings, facts: FieldFacts): Parsed<PairwiseAnswer> {
  const read = rawPair.safeParse(raw);
  if (!read.success) return { problems: schemaProblems(read.error) };
  const { rejected, ...given } = read.data;
  const ids = pairIds(settings, facts);
  if (rejected !== undefined && (!ids.includes(rejected) || rejected === given.winner)) {
    return { problems: [problem("answer.unknown-option", ["rejected"], { value: rejected })] };
  }
  const winner = given.winner === "tie" && !ids.includes("tie") ? null : given.winner;
  const fallback = winner === null ? 0 : 1;
  const answer = {
    winner,
    strength: given.strength === undefined ? fallback : given.strength,
    reasons: Array.from(given.reasons),
  };
  return accepted(answer, checkAnswer(answer, settings, facts));
}
