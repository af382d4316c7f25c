import type { Relation, RelationAnswer, RelationSettings } from "./schema.ts";

type Ends = Pick<Relation, "from" | "to">;

/** The two regions, whatever the direction. */
export const pairKey = ({ from, to }: Ends): string => (from < to ? `${from} ${to}` : `${to} ${from}`);

/** One string for what a relation says: label and ends, of which the order counts unless the relation is symmetric. */
export const relationKey = (
  each: Pick<Relation, "label" | "from" | "to">,
  { symmetric }: Pick<RelationSettings, "symmetric">,
): string => JSON.stringify([each.label, placeOf(each, symmetric)]);

export const placeOf = (each: Pick<Relation, "label" | "from" | "to">, symmetric: readonly string[]): string =>
  symmetric.includes(each.label) ? pairKey(each) : `${each.from}>${each.to}`;

/** The answer with the ends under other names; relations with an end that has none go. The same object if nothing changed. */
export function renamed(answer: RelationAnswer, name: (id: string) => string | undefined): RelationAnswer {
  const regions = answer.regions.flatMap((each) => {
    const [from, to] = [name(each.from), name(each.to)];
    if (from === undefined || to === undefined) return [];
    return from === each.from && to === each.to ? [each] : [{ ...each, from, to }];
  });
  const same = regions.length === answer.regions.length && regions.every((each, at) => each === answer.regions[at]);
  return same ? answer : { regions };
}
