import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  placeAt,
  step,
  tieWith,
  toggleTie,
  without,
  type Groups,
} from "../../client/src/questions/ranking/ranking-moves.ts";

const items = ["a", "b", "c", "d", "e"] as const;
const item = fc.constantFrom(...items);
const move: fc.Arbitrary<(groups: Groups) => Groups> = fc.oneof(
  fc.tuple(item, fc.integer({ min: -1, max: 7 })).map(
    ([it, at]) =>
      (groups: Groups) =>
        placeAt(groups, it, at),
  ),
  fc.tuple(item, fc.boolean()).map(
    ([it, up]) =>
      (groups: Groups) =>
        step(groups, it, up),
  ),
  item.map((it) => (groups: Groups) => toggleTie(groups, it)),
  fc.tuple(item, item).map(
    ([it, other]) =>
      (groups: Groups) =>
        tieWith(groups, it, other),
  ),
  item.map((it) => (groups: Groups) => without(groups, it)),
);

describe("any sequence of ranking moves", () => {
  it("keeps every item at most once, in no empty place", () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        let groups: Groups = [];
        for (const apply of moves) groups = apply(groups);
        const all = groups.flat();
        expect(new Set(all).size).toBe(all.length);
        expect(groups.every((group) => group.length > 0)).toBe(true);
        expect(all.every((member) => items.some((known) => known === member))).toBe(true);
      }),
    );
  });
});
