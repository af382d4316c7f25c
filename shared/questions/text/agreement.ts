import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { TextAnswer } from "./schema.ts";

/**
 * Dice coefficient of the texts' code-point trigrams (counted, not only present): linear in their length, 1 on equal
 * texts, and a moved sentence costs little. Texts that differ never reach 1.
 */
export function compare(first: TextAnswer, second: TextAnswer): Comparison {
  return { overall: first.text === second.text ? 1 : Math.min(dice(first.text, second.text), 1 - 1e-9), perLabel: {} };
}

function dice(first: string, second: string): number {
  const [ones, others] = [trigrams(first), trigrams(second)];
  let shared = 0;
  for (const [gram, count] of ones) shared += Math.min(count, others.get(gram) ?? 0);
  const count = total(ones) + total(others);
  return count === 0 ? 1 : (2 * shared) / count;
}

function trigrams(text: string): ReadonlyMap<string, number> {
  const points = ["", "", ...Array.from(text), "", ""];
  const counts = new Map<string, number>();
  if (text === "") return counts;
  for (let index = 0; index + 2 < points.length; index++) {
    const gram = points.slice(index, index + 3).join("\u0000");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Free text can be the same or not; white space around it does not count. */
export const reliability = ({ text }: TextAnswer): ReliabilityUnits => ({
  level: "nominal",
  values: new Map(text.trim() === "" ? [] : [["", text.trim()]]),
});
