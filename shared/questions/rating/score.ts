import type { RatingAnswer, RatingSettings } from "./schema.ts";

/**
 * The mean of the criteria's points by their weights, of one candidate or (null) of the whole; undefined while nothing is
 * rated. Criteria that are not applicable or not rated are left out, so that they pull the score neither up nor down.
 * Rounded to three decimals.
 */
export function scoreOf(
  { ratings }: RatingAnswer,
  { criteria }: RatingSettings,
  candidate: string | null,
): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const { value: criterion, weight } of criteria) {
    const given = ratings.find((each) => each.criterion === criterion && each.candidate === candidate)?.value;
    if (typeof given !== "number") continue;
    sum += given * weight;
    weights += weight;
  }
  return weights === 0 ? undefined : Math.round((sum / weights) * 1000) / 1000;
}
