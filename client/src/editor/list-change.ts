/** How one list became another: `removed` stood from `start` on in the old one, `inserted` stands there in the new one. */
export interface ListChange<Member> {
  readonly start: number;
  readonly removed: readonly Member[];
  readonly inserted: readonly Member[];
}

/**
 * The part in which two lists of immutable members differ, found from both ends by reference: one pass over pointers,
 * whatever the members are. An edit of a long answer touches a few of them, and only those are worth work.
 */
export function listChange<Member>(before: readonly Member[], after: readonly Member[]): ListChange<Member> {
  let start = 0;
  const least = Math.min(before.length, after.length);
  while (start < least && before[start] === after[start]) start += 1;
  let tail = 0;
  const most = least - start;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return {
    start,
    removed: before.slice(start, before.length - tail),
    inserted: after.slice(start, after.length - tail),
  };
}

/** More changed members than this are sorted anew: taking them out and in one by one would cost more. */
const mostInPlace = 64;

/**
 * Keeps a sorted copy of a list that changes little by little: what left is taken out, what came is put in its place.
 * Equal members stand in the order of the list.
 */
export class SortedView<Member> {
  readonly #compare: (first: Member, second: Member) => number;
  #source: readonly Member[] = [];
  #sorted: readonly Member[] = [];

  constructor(compare: (first: Member, second: Member) => number) {
    this.#compare = compare;
  }

  /** The list in order; the same array while the list is the same. */
  of(source: readonly Member[]): readonly Member[] {
    if (source === this.#source) return this.#sorted;
    const { removed, inserted } = listChange(this.#source, source);
    this.#source = source;
    if (removed.length + inserted.length > mostInPlace) return (this.#sorted = source.toSorted(this.#compare));
    if (removed.length + inserted.length === 0) return this.#sorted;
    const gone = new Set(removed);
    const next = gone.size === 0 ? [...this.#sorted] : this.#sorted.filter((member) => !gone.has(member));
    for (const member of inserted) next.splice(this.#placeIn(next, member), 0, member);
    return (this.#sorted = next);
  }

  /** Behind all that are not greater, but for those equal ones that follow it in the list. */
  #placeIn(sorted: readonly Member[], member: Member): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = sorted[middle];
      if (other !== undefined && this.#compare(other, member) <= 0) low = middle + 1;
      else high = middle;
    }
    let place = low;
    for (let at = low - 1; at >= 0; at--) {
      const other = sorted[at];
      if (other === undefined || this.#compare(other, member) !== 0) break;
      if (this.#source.indexOf(other) > this.#source.indexOf(member)) place = at;
    }
    return place;
  }
}

/** How many regions have each label, kept from edit to edit. */
export class LabelCounts {
  #regions: readonly { readonly label: string }[] = [];
  #counts: ReadonlyMap<string, number> = new Map();

  /** Labels that no region has are not in it, or have 0. */
  of(regions: readonly { readonly label: string }[]): ReadonlyMap<string, number> {
    if (regions === this.#regions) return this.#counts;
    const { removed, inserted } = listChange(this.#regions, regions);
    const counts = new Map(this.#counts);
    for (const { label } of removed) counts.set(label, (counts.get(label) ?? 0) - 1);
    for (const { label } of inserted) counts.set(label, (counts.get(label) ?? 0) + 1);
    this.#regions = regions;
    return (this.#counts = counts);
  }
}
