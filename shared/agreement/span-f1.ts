import type { Comparison } from "../questions/question-type.ts";

interface Span {
  readonly label: string;
  /** Text, start and end as one key: spans agree only where all three are the same. */
  readonly place: string;
}

/** Exact-match F1 of two sets of spans, over all and for each label: 2 * shared / (first + second); two empty sets: 1. */
export function spanF1(first: readonly Span[], second: readonly Span[]): Comparison {
  const [ones, others] = [keysOf(first), keysOf(second)];
  const labels = [...new Set([...ones.values(), ...others.values()])];
  const perLabel = labels.map((label) => [label, f1(only(ones, label), only(others, label))] as const);
  return { overall: f1(ones, others), perLabel: Object.fromEntries(perLabel) };
}

type Keys = ReadonlyMap<string, string>;

/** The same span marked twice counts once. */
const keysOf = (spans: readonly Span[]): Keys =>
  new Map(spans.map(({ label, place }) => [JSON.stringify([place, label]), label]));

const only = (keys: Keys, label: string): Keys => new Map([...keys].filter(([, each]) => each === label));

function f1(first: Keys, second: Keys): number {
  const count = first.size + second.size;
  if (count === 0) return 1;
  let shared = 0;
  for (const key of first.keys()) if (second.has(key)) shared++;
  return (2 * shared) / count;
}
