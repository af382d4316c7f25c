import type { Comparison, Region } from "../questions/question-type.ts";
import { bestTotal } from "./assignment.ts";

/**
 * How alike two sets of shapes are: shapes of the same label are paired so that the sum of their similarities is
 * greatest, and twice that sum is divided by the number of shapes (an F1 score in which a pair counts by its
 * similarity, 0..1, instead of all or nothing). Two empty sets are the same: 1. Symmetric where `similarity` is.
 */
export function softF1<Shape extends Region>(
  first: readonly Shape[],
  second: readonly Shape[],
  similarity: (one: Shape, other: Shape) => number,
): Comparison {
  const perLabel = new Map<string, number>();
  let total = 0;
  for (const label of new Set([...first, ...second].map((shape) => shape.label))) {
    const ones = first.filter((shape) => shape.label === label);
    const others = second.filter((shape) => shape.label === label);
    const matched = bestTotal({ rows: ones.length, columns: others.length }, (row, column) => {
      const [one, other] = [ones[row], others[column]];
      return one === undefined || other === undefined ? 0 : similarity(one, other);
    });
    perLabel.set(label, (2 * matched) / (ones.length + others.length));
    total += matched;
  }
  const count = first.length + second.length;
  return { overall: count === 0 ? 1 : (2 * total) / count, perLabel: Object.fromEntries(perLabel) };
}
