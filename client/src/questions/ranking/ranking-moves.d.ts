/** Groups best first; members of a group share a place. What is in no group is not ranked yet. All moves are pure. */
export type Groups = readonly (readonly string[])[];
/** Gives an item a place of its own: `place` counts groups from 0, as they are without the item. Past the end is last. */
export declare function placeAt(groups: Groups, item: string, place: number): Groups;
/**
 * One step up or down. An item of a tie leaves it first; one that is not ranked comes in as the last; the first stays
 * where it is, and so does the last.
 */
export declare function step(groups: Groups, item: string, up: boolean): Groups;
/** Ties an item with the group before it; one that shares a place already gets the next place for itself. */
export declare function toggleTie(groups: Groups, item: string): Groups;
/** Puts an item into the place of another. */
export declare function tieWith(groups: Groups, item: string, other: string): Groups;
/** Takes an item out of the ranking. */
export declare const without: (groups: Groups, item: string) => Groups;
/** Index of the group that holds an item, -1 where it is not ranked. */
export declare const groupOf: (groups: Groups, item: string) => number;
/** The place people read: 1 for the first group, and two that tie for 1 are followed by 3. Null where not ranked. */
export declare function placeOf(groups: Groups, item: string): number | null;
/** Drops what the field no longer has, so that a stored ranking of another version can be shown. */
export declare const known: (groups: Groups, values: readonly string[]) => Groups;
