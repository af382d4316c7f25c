import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { RankingAnswer } from "./schema.ts";

/**
 * Share of pairs put in the same order, as Kendall's tau counts them, on 0..1: a pair in opposite order counts 0, a tie
 * against an order 0.5, something ranked by one person only 0. `perLabel` is the share among the pairs of one item.
 */
export function compare(first: RankingAnswer, second: RankingAnswer): Comparison {
  const [ones, others] = [places(first), places(second)];
  const items = [...new Set([...ones.keys(), ...others.keys()])].sort();
  const sums = new Map(items.map((item) => [item, 0]));
  let total = 0;
  for (const [index, item] of items.entries()) {
    for (const other of items.slice(index + 1)) {
      const score = pairScore(order(ones, item, other), order(others, item, other));
      total += score;
      sums.set(item, (sums.get(item) ?? 0) + score);
      sums.set(other, (sums.get(other) ?? 0) + score);
    }
  }
  const pairs = (items.length * (items.length - 1)) / 2;
  const single = ones.size === others.size ? 1 : 0;
  return {
    overall: pairs === 0 ? single : total / pairs,
    perLabel: Object.fromEntries(
      [...sums].map(([item, sum]) => [item, pairs === 0 ? single : sum / (items.length - 1)]),
    ),
  };
}

/** The middle of the places a group takes: [[a], [b, c]] -> a 1, b 2.5, c 2.5. */
function places({ groups }: RankingAnswer): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  let before = 0;
  for (const group of groups) {
    for (const item of group) ranks.set(item, before + (group.length + 1) / 2);
    before += group.length;
  }
  return ranks;
}

function order(ranks: ReadonlyMap<string, number>, item: string, other: string): number | undefined {
  const [one, two] = [ranks.get(item), ranks.get(other)];
  return one === undefined || two === undefined ? undefined : Math.sign(one - two);
}

function pairScore(first: number | undefined, second: number | undefined): number {
  if (first === undefined || second === undefined) return 0;
  return 1 - Math.abs(first - second) / 2;
}

export const reliability = (answer: RankingAnswer): ReliabilityUnits => ({ level: "ordinal", values: places(answer) });
