/** Groups best first; members of a group share a place. What is in no group is not ranked yet. All moves are pure. */
export type Groups = readonly (readonly string[])[];

/** Gives an item a place of its own: `place` counts groups from 0, as they are without the item. Past the end is last. */
export function placeAt(groups: Groups, item: string, place: number): Groups {
  const others = without(groups, item);
  const at = Math.max(0, Math.min(place, others.length));
  return [...others.slice(0, at), [item], ...others.slice(at)];
}

/**
 * One step up or down. An item of a tie leaves it first; one that is not ranked comes in as the last; the first stays
 * where it is, and so does the last.
 */
export function step(groups: Groups, item: string, up: boolean): Groups {
  const at = groupOf(groups, item);
  if (at === -1) return up ? [...groups, [item]] : groups;
  const tied = (groups[at]?.length ?? 0) > 1;
  if (tied) return placeAt(groups, item, up ? at : at + 1);
  return placeAt(groups, item, up ? at - 1 : at + 1);
}

/** Ties an item with the group before it; one that shares a place already gets the next place for itself. */
export function toggleTie(groups: Groups, item: string): Groups {
  const at = groupOf(groups, item);
  if ((groups[at]?.length ?? 0) > 1) return placeAt(groups, item, at + 1);
  const target = groups[at === -1 ? groups.length - 1 : at - 1]?.[0];
  return target === undefined ? groups : tieWith(groups, item, target);
}

/** Puts an item into the place of another. */
export function tieWith(groups: Groups, item: string, other: string): Groups {
  if (item === other || groupOf(groups, other) === -1) return groups;
  return without(groups, item).map((group) => (group.includes(other) ? [...group, item] : group));
}

/** Takes an item out of the ranking. */
export const without = (groups: Groups, item: string): Groups =>
  groups.map((group) => group.filter((member) => member !== item)).filter((group) => group.length > 0);

/** Index of the group that holds an item, -1 where it is not ranked. */
export const groupOf = (groups: Groups, item: string): number => groups.findIndex((group) => group.includes(item));

/** The place people read: 1 for the first group, and two that tie for 1 are followed by 3. Null where not ranked. */
export function placeOf(groups: Groups, item: string): number | null {
  const at = groupOf(groups, item);
  return at === -1 ? null : 1 + groups.slice(0, at).reduce((count, group) => count + group.length, 0);
}

/** Drops what the field no longer has, so that a stored ranking of another version can be shown. */
export const known = (groups: Groups, values: readonly string[]): Groups =>
  groups.map((group) => group.filter((member) => values.includes(member))).filter((group) => group.length > 0);
