import type { FieldFacts } from "@keyhole/shared/fields/field-type";
import { candidatesOf } from "@keyhole/shared/questions/options";
import type { RankingSettings } from "@keyhole/shared/questions/ranking/schema";
import { candidateName } from "../../fields/conversation/names.ts";
import { groupOf, known, placeOf, type Groups } from "./ranking-moves.ts";

export interface RankedItem {
  readonly value: string;
  readonly name: string;
  readonly colour?: string | undefined;
}

export const itemsOf = (settings: RankingSettings, facts: FieldFacts): readonly RankedItem[] =>
  settings.source === "options"
    ? settings.options.map(({ value, title, colour }) => ({ value, name: title, colour }))
    : candidatesOf(facts).map((value, position) => ({ value, name: candidateName(position) }));

/** One row of the list: ranked ones best first, then the rest in the order of the form. */
export interface RankingRow {
  readonly item: RankedItem;
  readonly place: number | null;
  /** Shares its place with the row above. */
  readonly joined: boolean;
  readonly tied: boolean;
}

export function rowsOf(groups: Groups, items: readonly RankedItem[]): readonly RankingRow[] {
  const shown = known(
    groups,
    items.map(({ value }) => value),
  );
  const order = shown.flat();
  const ranked = order.flatMap((value, index): readonly RankingRow[] => {
    const item = items.find((each) => each.value === value);
    if (item === undefined) return [];
    const group = groupOf(shown, value);
    const before = order[index - 1];
    return [
      {
        item,
        place: placeOf(shown, value),
        joined: before !== undefined && groupOf(shown, before) === group,
        tied: (shown[group]?.length ?? 0) > 1,
      },
    ];
  });
  const rest = items.filter(({ value }) => !order.includes(value));
  return [...ranked, ...rest.map((item) => ({ item, place: null, joined: false, tied: false }))];
}
