import type { GuidelineSection } from "@keyhole/shared/guidelines/guideline";

export interface Compared {
  readonly id: string;
  readonly before: GuidelineSection | null;
  readonly after: GuidelineSection | null;
  readonly isText: boolean;
  readonly isAudience: boolean;
  /** It stands at another place among those that both have. */
  readonly isMoved: boolean;
}

/** Two versions by section, in the order of the newer one; what was deleted stands where it was. Equal sections too. */
export function compareSections(before: readonly GuidelineSection[], after: readonly GuidelineSection[]): Compared[] {
  const old = new Map(before.map((section) => [String(section.id), section]));
  const fresh = new Map(after.map((section) => [String(section.id), section]));
  const common = before.filter(({ id }) => fresh.has(id)).map(({ id }) => id);
  const place = new Map(after.filter(({ id }) => old.has(id)).map(({ id }, index) => [String(id), index]));
  const moved = new Set(outOfOrder(common.map((id) => place.get(id) ?? 0)).map((index) => String(common[index])));
  const ids = after.map(({ id }) => String(id));
  before.forEach(({ id }, index) => {
    if (fresh.has(id)) return;
    const previous = before.slice(0, index).findLast((other) => ids.includes(other.id));
    ids.splice(previous === undefined ? 0 : ids.indexOf(previous.id) + 1, 0, id);
  });
  return ids.map((id) => {
    const [was, is] = [old.get(id) ?? null, fresh.get(id) ?? null];
    const both = was !== null && is !== null;
    return {
      id,
      before: was,
      after: is,
      isText: !both || was.title !== is.title || was.body !== is.body,
      isAudience: both && JSON.stringify(was.audience) !== JSON.stringify(is.audience),
      isMoved: moved.has(id),
    };
  });
}

export const differs = ({ isText, isAudience, isMoved }: Compared): boolean => isText || isAudience || isMoved;

/** Indices of the fewest places that must move so that the rest ascends (longest increasing subsequence). */
function outOfOrder(places: readonly number[]): number[] {
  const best = places.map((_, index) => ({ length: 1, from: -1, index }));
  for (const entry of best) {
    for (const earlier of best.slice(0, entry.index)) {
      const ascends = (places[earlier.index] ?? 0) < (places[entry.index] ?? 0);
      if (ascends && earlier.length + 1 > entry.length) {
        entry.length = earlier.length + 1;
        entry.from = earlier.index;
      }
    }
  }
  const kept = new Set<number>();
  const longest = best.reduce((one, other) => (other.length > one.length ? other : one), {
    length: 0,
    from: -1,
    index: -1,
  });
  for (let at = longest.index; at >= 0; at = best[at]?.from ?? -1) kept.add(at);
  return places.flatMap((_, index) => (kept.has(index) ? [] : [index]));
}
