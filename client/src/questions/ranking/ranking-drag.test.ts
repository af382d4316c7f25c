import { describe, expect, it } from "vitest";
import { dropAt, type RowBox } from "./ranking-drag.ts";

const rows = (...values: string[]): RowBox[] =>
  values.map((value, index) => ({
    value: value.replace("?", ""),
    top: index * 40,
    bottom: index * 40 + 40,
    ranked: !value.endsWith("?"),
  }));
const shown = (groups: readonly (readonly string[])[]) => groups.map((group) => group.join("=")).join(" ");
const abc = [["a"], ["b"], ["c"]];

describe("dropAt", () => {
  it("puts an item between rows, first and last", () => {
    const at = { rows: rows("a", "b", "c"), ties: false };
    expect(shown(dropAt(abc, "c", { ...at, y: -50 }))).toBe("c a b");
    expect(shown(dropAt(abc, "c", { ...at, y: 41 }))).toBe("a c b");
    expect(shown(dropAt(abc, "a", { ...at, y: 500 }))).toBe("b c a");
  });
  it("ties on the middle of a row only where ties are allowed", () => {
    const at = { rows: rows("a", "b", "c"), y: 58 };
    expect(shown(dropAt(abc, "a", { ...at, ties: true }))).toBe("b=a c");
    expect(shown(dropAt(abc, "a", { ...at, ties: false }))).toBe("a b c");
  });
  it("ranks an unranked item, and takes a ranked one out", () => {
    const at = { rows: rows("a", "b", "c?", "d?"), ties: false };
    expect(shown(dropAt([["a"], ["b"]], "d", { ...at, y: 10 }))).toBe("d a b");
    expect(shown(dropAt([["a"], ["b"]], "a", { ...at, y: 150 }))).toBe("b");
  });
});
