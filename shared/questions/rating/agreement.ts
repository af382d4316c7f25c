import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { Rating, RatingAnswer, RatingSettings } from "./schema.ts";

const unitOf = ({ criterion, candidate }: Rating): string => JSON.stringify([criterion, candidate]);

/** 1 minus the distance as a share of the scale, averaged over everything that either rated; unrated counts 0. */
export function compare(first: RatingAnswer, second: RatingAnswer, settings: RatingSettings): Comparison {
  const [ones, others] = [byUnit(first), byUnit(second)];
  const range = settings.scale.max - settings.scale.min;
  const perLabel = new Map<string, number[]>();
  for (const [unit, { criterion }] of new Map([...ones, ...others])) {
    const [one, other] = [ones.get(unit), others.get(unit)];
    const near = one === undefined || other === undefined ? 0 : alike(one.value, other.value, range);
    perLabel.set(criterion, [...(perLabel.get(criterion) ?? []), near]);
  }
  const all = [...perLabel.values()].flat();
  return {
    overall: all.length === 0 ? 1 : mean(all),
    perLabel: Object.fromEntries([...perLabel].map(([criterion, values]) => [criterion, mean(values)])),
  };
}

const byUnit = ({ ratings }: RatingAnswer): ReadonlyMap<string, Rating> =>
  new Map(ratings.map((rating) => [unitOf(rating), rating]));

/** "Not applicable" is as far from every point as can be. */
const alike = (one: Rating["value"], other: Rating["value"], range: number): number =>
  typeof one === "number" && typeof other === "number" ? nearness(one - other, range) : one === other ? 1 : 0;

const nearness = (distance: number, range: number): number =>
  distance === 0 ? 1 : range > 0 ? Math.max(0, 1 - Math.abs(distance) / range) : 0;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What is not applicable has no place in the order and is left out, as if it had not been rated. */
export const reliability = ({ ratings }: RatingAnswer): ReliabilityUnits => ({
  level: "ordinal",
  values: new Map(
    ratings.flatMap((rating) => (typeof rating.value === "number" ? [[unitOf(rating), rating.value] as const] : [])),
  ),
});
