import { listSettings } from "@keyhole/shared/questions/list/schema";
import { describe, expect, it } from "vitest";
import { added, changed, entriesOf, entry, moved, removed, verdictOf } from "./list-rules.ts";

const three = ["a", "b", "c"].map((id) => entry(id, id));
const ids = (answer: ReturnType<typeof added>) => answer?.entries.map(({ id }) => id);

describe("a list", () => {
  it("starts from its template and keeps ids from then on", () => {
    const settings = listSettings.parse({ template: ["One", "Two"] });
    expect(entriesOf(undefined, settings).map(({ id, text }) => [id, text])).toEqual([
      ["t1", "One"],
      ["t2", "Two"],
    ]);
    const answer = changed(entriesOf(undefined, settings), "t2", { verdict: "true" });
    expect(entriesOf(answer, settings)[1]).toEqual({ id: "t2", text: "Two", verdict: "true", source: "", comment: "" });
  });
  it("adds after an entry or at the end, up to the most", () => {
    expect(ids(added(three, entry("n"), { after: "a", most: 9 }))).toEqual(["a", "n", "b", "c"]);
    expect(ids(added(three, entry("n"), { most: 9 }))).toEqual(["a", "b", "c", "n"]);
    expect(ids(added(three, entry("n"), { after: "a", most: 3 }))).toEqual(["a", "b", "c"]);
  });
  it("removes, and is no answer without entries", () => {
    expect(ids(removed(three, "b"))).toEqual(["a", "c"]);
    expect(removed([entry("a")], "a")).toBeUndefined();
  });
  it("moves one place and stops at both ends", () => {
    expect(ids(moved(three, "a", 1))).toEqual(["b", "a", "c"]);
    expect(ids(moved(three, "c", -1))).toEqual(["a", "c", "b"]);
    expect(ids(moved(three, "a", -1))).toEqual(["a", "b", "c"]);
    expect(ids(moved(three, "c", 1))).toEqual(["a", "b", "c"]);
  });
});

it("keys give verdicts by their own letter, else by place", () => {
  const settings = listSettings.parse({ verdicts: [{ value: "true", hotkey: "t" }, { value: "false" }] });
  expect(["t", "T", "1", "2", "3", "x"].map((key) => verdictOf(key, settings))).toEqual([
    "true",
    "true",
    "true",
    "false",
    undefined,
    undefined,
  ]);
});
