import type { TaxonomyAnswer, TaxonomySettings } from "@keyhole/shared/questions/taxonomy/schema";
import { isChoosable, pathKey, treeIndex } from "@keyhole/shared/questions/taxonomy/tree-index";

/**
 * The answer after a node was picked. Of a single choice the last counts; picking a chosen one again takes it away.
 * Beyond `max`, and on a node that cannot be chosen, nothing changes.
 */
export function pickPath(
  answer: TaxonomyAnswer | undefined,
  path: readonly string[],
  settings: TaxonomySettings,
): TaxonomyAnswer | undefined {
  const paths = answer?.paths ?? [];
  const key = pathKey(path);
  const rest = paths.filter((each) => pathKey(each) !== key);
  if (rest.length < paths.length) return rest.length === 0 ? undefined : { paths: rest };
  const { entries, find } = treeIndex(settings);
  const entry = entries[find(path) ?? -1];
  if (entry === undefined || !isChoosable(entry, settings)) return answer;
  if (!settings.multiple) return { paths: [[...path]] };
  if (settings.max !== null && paths.length >= settings.max) return answer;
  return { paths: [...paths, [...path]] };
}

/** A path as people read it, by titles; a path that the tree no longer has by its values. */
export function pathTitle(path: readonly string[], settings: TaxonomySettings): string {
  const { entries, find } = treeIndex(settings);
  const titles = entries[find(path) ?? -1]?.titles ?? path;
  return titles.join(" › ");
}
