import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { TaxonomyAnswer, TaxonomySettings } from "./schema.ts";
import { isChoosable, pathKey, treeIndex } from "./tree-index.ts";

type Path = readonly string[];

/**
 * How near two nodes are: twice the depth of their common part over the sum of their depths (Wu and Palmer, "Verb
 * semantics and lexical selection", ACL 1994). The same path is 1, another root 0.
 */
export function pathNearness(one: Path, other: Path): number {
  let shared = 0;
  while (shared < one.length && shared < other.length && one[shared] === other[shared]) shared++;
  return (2 * shared) / (one.length + other.length);
}

/** Each path against the nearest one of the other person, averaged over the paths of both. */
export function compare({ paths: ones }: TaxonomyAnswer, { paths: others }: TaxonomyAnswer): Comparison {
  const best = [...nearest(ones, others), ...nearest(others, ones)];
  const perLabel = new Map<string, number[]>();
  for (const { value, nearness } of best) perLabel.set(value, [...(perLabel.get(value) ?? []), nearness]);
  return {
    overall: best.length === 0 ? 1 : mean(best.map(({ nearness }) => nearness)),
    perLabel: Object.fromEntries([...perLabel].map(([value, all]) => [value, mean(all)])),
  };
}

const nearest = (paths: readonly Path[], others: readonly Path[]) =>
  paths.map((path) => ({
    value: path.at(-1) ?? "",
    nearness: others.reduce((most, other) => Math.max(most, pathNearness(path, other)), 0),
  }));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A single choice is one unit; of several, every node that could be chosen is a yes or no, the many noes as `rest`. */
export function reliability({ paths }: TaxonomyAnswer, settings: TaxonomySettings): ReliabilityUnits {
  if (!settings.multiple) {
    return { level: "nominal", values: new Map(paths.slice(0, 1).map((path) => ["", pathKey(path)])) };
  }
  const units = treeIndex(settings).entries.filter((entry) => isChoosable(entry, settings)).length;
  return { level: "nominal", values: new Map(paths.map((path) => [pathKey(path), 1])), rest: { value: 0, units } };
}
