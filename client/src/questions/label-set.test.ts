import { describe, expect, it } from "vitest";
import { labelList, palette } from "@keyhole/shared/questions/label";
import { labelsFrom, nextLabel, renamed } from "./label-set.ts";

describe("label sets", () => {
  it("a new label takes the first free key and colour", () => {
    const labels = labelList.parse([
      { value: "a", hotkey: "1" },
      { value: "b", hotkey: "3", colour: palette[2] },
    ]);
    expect(nextLabel(labels)).toMatchObject({ hotkey: "2", colour: palette[1] });
  });

  it("after nine keys and all colours it goes on without a key, from the first colour", () => {
    const many = labelsFrom(
      Array.from({ length: palette.length }, (_, index) => `label ${index}`),
      [],
    );
    expect(new Set(many.map(({ colour }) => colour)).size).toBe(palette.length);
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
