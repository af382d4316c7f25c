import { describe, expect, it } from "vitest";
import { rankingKey, type RankingKeyState } from "./ranking-keys.ts";

const abc = [["a"], ["b"], ["c"]];
const idle: RankingKeyState = { groups: abc, grab: null, ties: true };
const held: RankingKeyState = { groups: [["b"], ["a"], ["c"]], grab: { item: "b", before: abc }, ties: true };

describe("ranking keys, state by state", () => {
  it("idle: arrows move the focus, Space grabs", () => {
    expect(rankingKey("ArrowUp", "b", idle)).toEqual({ kind: "focus", to: "previous" });
    expect(rankingKey("End", "b", idle)).toEqual({ kind: "focus", to: "last" });
    expect(rankingKey(" ", "b", idle)).toEqual({ kind: "change", groups: abc, grab: { item: "b", before: abc } });
    expect(rankingKey("Escape", "b", idle)).toBeNull();
  });
  it("grabbed: arrows move the item, Space drops, Escape puts it back", () => {
    expect(rankingKey("ArrowDown", "b", held)).toEqual({ kind: "change", groups: abc, grab: held.grab });
    expect(rankingKey("Home", "b", held)).toEqual({ kind: "change", groups: held.groups, grab: held.grab });
    expect(rankingKey("Enter", "b", held)).toEqual({ kind: "change", groups: held.groups, grab: null });
    expect(rankingKey("Escape", "b", held)).toEqual({ kind: "change", groups: abc, grab: null });
  });
  it("digits rank, = ties where allowed, Delete takes out", () => {
    expect(rankingKey("1", "c", idle)).toMatchObject({ groups: [["c"], ["a"], ["b"]] });
    expect(rankingKey("=", "b", idle)).toMatchObject({ groups: [["a", "b"], ["c"]] });
    expect(rankingKey("=", "b", { ...idle, ties: false })).toBeNull();
    expect(rankingKey("Delete", "a", idle)).toMatchObject({ groups: [["b"], ["c"]] });
    expect(rankingKey("x", "a", idle)).toBeNull();
  });
});
