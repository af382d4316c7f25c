import { ratingSettings } from "@keyhole/shared/questions/rating/schema";
import { describe, expect, it } from "vitest";
import { digitKeys, rate, ratedOf, valueOf } from "./rating-rules.ts";

const facts = {
  kind: "conversation",
  turns: [],
  candidates: [
    { id: "x", codePoints: 1 },
    { id: "y", codePoints: 1 },
  ],
} as const;

describe("rate", () => {
  const help = { criterion: "help", candidate: "x" };
  it("adds, replaces in place, and takes away", () => {
    const two = rate(rate(undefined, help, 3), { criterion: "help", candidate: "y" }, 5);
    expect(valueOf(two, "help", "x")).toBe(3);
    const changed = rate(two, help, 1);
    expect(changed?.ratings.map(({ candidate, value }) => [candidate, value])).toEqual([
      ["x", 1],
      ["y", 5],
    ]);
    expect(valueOf(rate(changed, help, null), "help", "x")).toBeNull();
    expect(rate(rate(undefined, help, 2), help, null)).toBeUndefined();
  });
});

describe("ratedOf and digitKeys", () => {
  it("names each candidate, or the whole", () => {
    expect(ratedOf(ratingSettings.parse({ perCandidate: true }), facts).map(({ name }) => name)).toEqual([
      "Response A",
      "Response B",
    ]);
    expect(ratedOf(ratingSettings.parse({}), facts)).toEqual([{ candidate: null, name: null }]);
  });
  it("gives digits only where one key can mean one point", () => {
    const keys = (settings: unknown) => digitKeys(ratingSettings.parse(settings), facts).map(({ key }) => key);
    expect(keys({ hotkeys: true })).toEqual(["1", "2", "3", "4", "5"]);
    expect(keys({ hotkeys: false })).toEqual([]);
    expect(keys({ hotkeys: true, criteria: ["a", "b"] })).toEqual([]);
    expect(keys({ hotkeys: true, perCandidate: true })).toEqual([]);
    expect(keys({ hotkeys: true, scale: { min: 0, max: 10 } })).toEqual([]);
  });
});
