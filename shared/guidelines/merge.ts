import type { GuidelineBody, GuidelineSection } from "./guideline.ts";

export interface Merged {
  readonly body: GuidelineBody;
  /** Sections that both changed in different ways; the merged body holds mine. Null: deleted on that side. */
  readonly clashes: readonly Clash[];
}

export interface Clash {
  readonly id: string;
  readonly mine: GuidelineSection | null;
  readonly theirs: GuidelineSection | null;
}

const same = (one: GuidelineSection | undefined, other: GuidelineSection | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const byId = ({ sections }: GuidelineBody) => new Map(sections.map((section) => [String(section.id), section]));
const order = ({ sections }: GuidelineBody): string => sections.map(({ id }) => id).join(" ");

/**
 * Two drafts that grew from `base`, joined by section: what only one side changed is taken from that side; what both
 * changed differently is a clash, for the person to decide. Nothing that either side wrote is left out unseen: a section
 * deleted by one side and edited by the other is a clash too.
 */
export function mergeDrafts(base: GuidelineBody, mine: GuidelineBody, theirs: GuidelineBody): Merged {
  const [old, own, other] = [byId(base), byId(mine), byId(theirs)];
  const clashes: Clash[] = [];
  const chosen = new Map<string, GuidelineSection>();
  for (const id of new Set([...own.keys(), ...other.keys()])) {
    const [before, ours, their] = [old.get(id), own.get(id), other.get(id)];
    const ourChange = !same(before, ours);
    const theirChange = !same(before, their);
    const isClash = ourChange && theirChange && !same(ours, their);
    if (isClash) clashes.push({ id, mine: ours ?? null, theirs: their ?? null });
    // A clash with a deletion keeps the text until the person decides.
    const section = isClash ? (ours ?? their) : ourChange ? ours : their;
    if (section !== undefined) chosen.set(id, section);
  }
  const lead = order(mine) === order(base) ? theirs : mine;
  const follow = lead === mine ? theirs : mine;
  const ids = interleave(
    lead.sections.map(({ id }) => id),
    follow.sections.map(({ id }) => id),
  );
  const sections = ids.flatMap((id) => chosen.get(id) ?? []);
  return { body: { v: 1, sections }, clashes };
}

/** `lead` in its order; what only `follow` has stands after the same neighbour as there. */
function interleave(lead: readonly string[], follow: readonly string[]): readonly string[] {
  const ids = [...lead];
  follow.forEach((id, index) => {
    if (ids.includes(id)) return;
    const before = follow.slice(0, index).findLast((candidate) => ids.includes(candidate));
    ids.splice(before === undefined ? 0 : ids.indexOf(before) + 1, 0, id);
  });
  return ids;
}
