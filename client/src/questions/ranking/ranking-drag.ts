import { groupOf, placeAt, tieWith, without, type Groups } from "./ranking-moves.ts";

/** A row's extent on the screen, in the order shown. */
export interface RowBox {
  readonly value: string;
  readonly top: number;
  readonly bottom: number;
  readonly ranked: boolean;
}

/** Share of a row's height at its middle in which a drop ties, where ties are allowed. */
const tieZone = 0.4;

/**
 * The ranking if `item` were dropped at a height: between two rows it gets the place there, on the middle of a row it
 * ties with it, below all ranked rows it becomes the last, and in the region of unranked rows it is taken out.
 */
export function dropAt(
  groups: Groups,
  item: string,
  at: { y: number; rows: readonly RowBox[]; ties: boolean },
): Groups {
  const others = at.rows.filter(({ value }) => value !== item);
  const ranked = others.filter((row) => row.ranked);
  const over = ranked.find(({ top, bottom }) => {
    const margin = ((bottom - top) * (1 - tieZone)) / 2;
    return at.y > top + margin && at.y < bottom - margin;
  });
  if (at.ties && over !== undefined) return tieWith(groups, item, over.value);
  const firstUnranked = others.find((row) => !row.ranked);
  const wasRanked = groupOf(groups, item) !== -1;
  if (wasRanked && firstUnranked !== undefined && at.y > (firstUnranked.top + firstUnranked.bottom) / 2) {
    return without(groups, item);
  }
  const below = ranked.find(({ top, bottom }) => at.y < (top + bottom) / 2);
  const rest = without(groups, item);
  return placeAt(groups, item, below === undefined ? rest.length : groupOf(rest, below.value));
}
