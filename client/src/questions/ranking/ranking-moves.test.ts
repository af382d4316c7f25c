import { describe, expect, it } from "vitest";
import { placeAt, placeOf, step, tieWith, toggleTie, without } from "./ranking-moves.ts";

const shown = (groups: readonly (readonly string[])[]) => groups.map((group) => group.join("=")).join(" ");

describe("ranking moves", () => {
  const abc = [["a"], ["b"], ["c"]];
  it("give a place directly, counted without the item", () => {
    expect(shown(placeAt([], "b", 0))).toBe("b");
    expect(shown(placeAt(abc, "c", 0))).toBe("c a b");
    expect(shown(placeAt(abc, "a", 2))).toBe("b c a");
    expect(shown(placeAt(abc, "a", 99))).toBe("b c a");
  });
  it("step up and down and stop at the ends", () => {
    expect(shown(step(abc, "b", true))).toBe("b a c");
    expect(shown(step(abc, "b", false))).toBe("a c b");
    expect(shown(step(abc, "a", true))).toBe("a b c");
    expect(shown(step(abc, "c", false))).toBe("a b c");
  });
  it("bring an unranked item in as the last", () => {
    expect(shown(step([["a"]], "b", true))).toBe("a b");
    expect(shown(step([["a"]], "b", false))).toBe("a");
  });
  it("tie with the place before, and part again", () => {
    expect(shown(toggleTie(abc, "b"))).toBe("a=b c");
    expect(shown(toggleTie([["a", "b"], ["c"]], "b"))).toBe("a b c");
    expect(shown(toggleTie(abc, "a"))).toBe("a b c");
    expect(shown(toggleTie([["a"]], "b"))).toBe("a=b");
  });
  it("leave a tie by a step", () => {
    expect(shown(step([["a", "b"], ["c"]], "a", false))).toBe("b a c");
    expect(shown(step([["a", "b"], ["c"]], "b", true))).toBe("b a c");
  });
  it("drop onto another and take out", () => {
    expect(shown(tieWith(abc, "c", "a"))).toBe("a=c b");
    expect(shown(tieWith(abc, "a", "a"))).toBe("a b c");
    expect(shown(without([["a", "b"], ["c"]], "c"))).toBe("a=b");
  });
  it("number places as in a competition", () => {
    const groups = [["a", "b"], ["c"]];
    expect(["a", "b", "c", "d"].map((item) => placeOf(groups, item))).toEqual([1, 1, 3, null]);
  });
});
