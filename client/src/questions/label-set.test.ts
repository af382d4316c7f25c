import { describe, expect, it } from "vitest";
import { labelList, palette } from "@keyhole/shared/questions/label";
import { reservedHotkeys } from "@keyhole/shared/questions/reserved-hotkeys";
import { fieldKinds } from "@keyhole/shared/vocabulary";
import { knownActions, scopeOf } from "../editor/key-catalogue.ts";
import { labelsFrom, nextLabel, renamed } from "./label-set.ts";

describe("label sets", () => {
  it("a new label takes the first free key and colour", () => {
    const labels = labelList.parse([
      { value: "a", hotkey: "1" },
      { value: "b", hotkey: "3", colour: palette[2] },
    ]);
    expect(nextLabel(labels)).toMatchObject({ hotkey: "2", colour: palette[1] });
  });

  it("after nine digits come letters that no action has for itself, then labels without a key, from the first colour", () => {
    const many = labelsFrom(
      Array.from({ length: 40 }, (_, index) => `label ${index}`),
      [],
    );
    const keys = many.flatMap(({ hotkey }) => hotkey ?? []);
    expect(keys.slice(0, 12)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "q", "w", "t"]);
    expect(new Set(keys).size).toBe(keys.length);
    const others = new Set(knownActions.flatMap(({ id, keys: used }) => (scopeOf(id) === "review" ? [] : used)));
    expect(keys.filter((key) => others.has(key) || reservedHotkeys(fieldKinds).has(key))).toEqual([]);
    expect(new Set(many.slice(0, palette.length).map(({ colour }) => colour)).size).toBe(palette.length);
    expect(nextLabel(many)).not.toHaveProperty("hotkey");
    expect(palette).toContain(nextLabel(many).colour);
  });

  it("pasted names join once each", () => {
    const labels = labelList.parse(["dog"]);
    expect(labelsFrom(["cat", "dog", "cat", "cow"], labels).map(({ value }) => value)).toEqual(["cat", "cow"]);
  });

  it("a renamed label keeps a stored value of its own", () => {
    const [label] = labelList.parse([{ value: "17", title: "Dog" }]);
    expect(label && renamed(label, "Hound")).toMatchObject({ value: "17", title: "Hound" });
    expect(renamed(nextLabel([]), "Cat")).toMatchObject({ value: "Cat", title: "Cat" });
  });
});
