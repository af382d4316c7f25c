import { placeAt, step, toggleTie, without, type Groups } from "./ranking-moves.ts";

/** What the list of a ranking knows besides the answer: the item that was grabbed, and the ranking as it was then. */
export interface Grab {
  readonly item: string;
  readonly before: Groups;
}

export interface RankingKeyState {
  readonly groups: Groups;
  readonly grab: Grab | null;
  readonly ties: boolean;
}

export type RankingKeyResult =
  | { readonly kind: "change"; readonly groups: Groups; readonly grab: Grab | null }
  | { readonly kind: "focus"; readonly to: "next" | "previous" | "first" | "last" };

/**
 * Keys on the row of an item. Space or Enter grabs and drops; arrows move what is grabbed, or the focus; a digit gives
 * the place; = ties with the place before; Delete takes out; Escape puts a grabbed one back. Null: not a key of this.
 */
export function rankingKey(
  key: string,
  item: string,
  { groups, grab, ties }: RankingKeyState,
): RankingKeyResult | null {
  const grabbed = grab?.item === item ? grab : null;
  const change = (next: Groups, held: Grab | null = grabbed): RankingKeyResult => ({
    kind: "change",
    groups: next,
    grab: held,
  });
  if (/^[1-9]$/.test(key)) return change(placeAt(groups, item, Number(key) - 1));
  switch (key) {
    case " ":
    case "Enter":
      return change(groups, grabbed === null ? { item, before: groups } : null);
    case "Escape":
      return grabbed === null ? null : change(grabbed.before, null);
    case "ArrowUp":
      return grabbed === null ? { kind: "focus", to: "previous" } : change(step(groups, item, true));
    case "ArrowDown":
      return grabbed === null ? { kind: "focus", to: "next" } : change(step(groups, item, false));
    case "Home":
      return grabbed === null ? { kind: "focus", to: "first" } : change(placeAt(groups, item, 0));
    case "End":
      return grabbed === null ? { kind: "focus", to: "last" } : change(placeAt(groups, item, groups.length));
    case "=":
    case "t":
      return ties ? change(toggleTie(groups, item)) : null;
    case "Delete":
    case "Backspace":
    case "0":
      return change(without(groups, item), null);
    default:
      return null;
  }
}
