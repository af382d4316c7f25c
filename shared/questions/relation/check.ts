import type { Problem } from "../../errors.ts";
import { problem } from "../problem-keys.ts";
import type { Region } from "../question-type.ts";
import { regionProblems } from "../region.ts";
import { pairKey, relationKey } from "./ends.ts";
import type { RelationAnswer, RelationSettings } from "./schema.ts";

/** What can be said without the regions that are joined. */
export function checkAnswer({ regions }: RelationAnswer, settings: RelationSettings): readonly Problem[] {
  const problems = [...regionProblems(regions, settings.labels, settings)];
  const known = new Set<string>();
  const perPair = new Map<string, number>();
  for (const [index, each] of regions.entries()) {
    const path = ["regions", index];
    const { id } = each;
    if (each.from === each.to) problems.push(problem("answer.relation-self", path, { id }));
    const key = relationKey(each, settings);
    const count = (perPair.get(pairKey(each)) ?? 0) + 1;
    if (known.has(key)) problems.push(problem("answer.relation-twice", path, { id }));
    else if (count > settings.maxPerPair)
      problems.push(problem("answer.relation-pair-full", path, { id, maximum: settings.maxPerPair }));
    known.add(key);
    perPair.set(pairKey(each), count);
  }
  return problems;
}

/** What can be said with them: both ends are there, and their labels may be joined so. */
export function checkEnds(
  { regions }: RelationAnswer,
  settings: RelationSettings,
  ends: readonly Region[],
): readonly Problem[] {
  const labels = new Map(ends.map(({ id, label }) => [id, label]));
  return regions.flatMap((each, index) => {
    const [from, to] = [labels.get(each.from), labels.get(each.to)];
    const path = ["regions", index];
    if (from === undefined || to === undefined) return [problem("answer.relation-end-gone", path, { id: each.id })];
    const { label } = each;
    return mayJoin(settings, { label, from, to })
      ? []
      : [problem("answer.relation-not-allowed", path, { label, from, to })];
  });
}

/** Whether a relation may join regions of these two labels. */
export function mayJoin(
  { allowed, symmetric }: RelationSettings,
  { label, from, to }: { readonly label: string; readonly from: string; readonly to: string },
): boolean {
  const pairs = allowed.filter(({ relation }) => relation === label);
  const either = symmetric.includes(label);
  return (
    pairs.length === 0 ||
    pairs.some((pair) => (pair.from === from && pair.to === to) || (either && pair.from === to && pair.to === from))
  );
}

/** Settings that cannot work, whatever the other question is. */
export function settingsProblems({ labels, symmetric, allowed }: RelationSettings): readonly Problem[] {
  const known = new Set(labels.map(({ value }) => value));
  const unknown = (label: string, path: readonly (string | number)[]): readonly Problem[] =>
    known.has(label) ? [] : [problem("settings.relation-unknown", path, { label })];
  const seen = new Set<string>();
  return [
    ...symmetric.flatMap((label, index) => unknown(label, ["symmetric", index])),
    ...allowed.flatMap((pair, index) => {
      const key = JSON.stringify([pair.relation, pair.from, pair.to]);
      const twice = seen.has(key);
      seen.add(key);
      return [
        ...unknown(pair.relation, ["allowed", index, "relation"]),
        ...(twice ? [problem("settings.pair-twice", ["allowed", index], {})] : []),
      ];
    }),
  ];
}

/** Which relations could be drawn between two regions: for an editor that offers only what will be accepted. */
export const labelsBetween = (
  settings: RelationSettings,
  ends: { readonly from: Region; readonly to: Region },
): readonly string[] =>
  settings.labels.flatMap(({ value: label }) =>
    mayJoin(settings, { label, from: ends.from.label, to: ends.to.label }) ? [label] : [],
  );
