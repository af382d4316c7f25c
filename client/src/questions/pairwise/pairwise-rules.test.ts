import { pairwiseSettings } from "@keyhole/shared/questions/pairwise/schema";
import { describe, expect, it } from "vitest";
import { decided, pairOf, placeName, placeOf, placesOf, pushed, reasoned } from "./pairwise-rules.ts";

const facts = (...ids: string[]) => ({
  kind: "conversation" as const,
  turns: [],
  candidates: ids.map((id) => ({ id, codePoints: 1 })),
});
const settings = pairwiseSettings.parse({ reasons: ["true"] });
const pair = pairOf(settings, facts("x", "y")) ?? expect.fail("no pair");

describe("a pair", () => {
  it("is two candidates by their place, or two fields by their titles", () => {
    expect(pair).toEqual([
      { id: "x", name: "Response A" },
      { id: "y", name: "Response B" },
    ]);
    const fields = pairwiseSettings.parse({ source: "fields", first: "left", second: "right", firstTitle: "Old" });
    expect(pairOf(fields, { kind: "text", codePoints: 1 })?.map(({ name }) => name)).toEqual(["Old", "right"]);
    expect(pairOf(settings, facts("x"))).toBeNull();
    expect(pairOf(settings, facts("x", "y", "z"))).toBeNull();
  });
});

describe("the scale", () => {
  it("goes from one side to the other, with or without a tie", () => {
    expect(placesOf(settings)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
    expect(placesOf(pairwiseSettings.parse({ steps: 1, ties: false }))).toEqual([-1, 1]);
  });
  it("stores who wins, not where they stood", () => {
    const answer = decided(undefined, pair, -2);
    expect(answer).toEqual({ winner: "x", strength: 2, reasons: [] });
    const turned = pairOf(settings, facts("y", "x")) ?? expect.fail("no pair");
    expect(placeOf(answer, turned)).toBe(2);
    expect(placeOf(decided(undefined, pair, 0), pair)).toBe(0);
    expect(decided(answer, pair, null)).toBeUndefined();
  });
  it("is walked by one key a side: again is stronger, the other side starts over", () => {
    const push = (side: -1 | 1) => (before: ReturnType<typeof decided>) => pushed(before, pair, { side, steps: 3 });
    const places = [push(1), push(1), push(1), push(1), push(-1)].reduce<readonly ReturnType<typeof decided>[]>(
      (all, next) => [...all, next(all.at(-1))],
      [],
    );
    expect(places.map((each) => placeOf(each, pair))).toEqual([1, 2, 3, 1, -1]);
    expect(placeOf(pushed(decided(undefined, pair, 0), pair, { side: -1, steps: 3 }), pair)).toBe(-1);
  });
  it("keeps reasons when the decision changes, and is nothing without both", () => {
    const reason = reasoned(undefined, ["true"]);
    expect(reason).toEqual({ winner: null, strength: null, reasons: ["true"] });
    expect(decided(reason, pair, 1)).toEqual({ winner: "y", strength: 1, reasons: ["true"] });
    expect(reasoned(reason, [])).toBeUndefined();
  });
  it("has words for every number of steps, or the project's own", () => {
    const words = (given: object) =>
      placesOf(pairwiseSettings.parse({ ...given, ties: false })).map((place) =>
        placeName(place, pair, pairwiseSettings.parse(given)),
      );
    expect(words({ steps: 2 })).toEqual([
      "Response A: much better",
      "Response A: better",
      "Response B: better",
      "Response B: much better",
    ]);
    expect(words({ steps: 1, words: ["wins"] })).toEqual(["Response A: wins", "Response B: wins"]);
    expect(placeName(0, pair, settings)).toBe("Equally good");
  });
});
