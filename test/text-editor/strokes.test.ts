import { describe, expect, it } from "vitest";
import type { PlacedMark } from "../../client/src/fields/text/block-marks.ts";
import { strokesOf } from "../../client/src/fields/text/mark-strokes.ts";
import { textDocument } from "../../client/src/fields/text/text-document.ts";
import { gridSurface } from "./grid-surface.ts";

const mark = (id: string, [start, end]: readonly [number, number], lane = 0): PlacedMark => ({
  id,
  question: "q",
  title: "location",
  colour: "#000000",
  selected: false,
  start,
  end,
  lane,
});

function strokes(text: string, marks: readonly PlacedMark[], block = 0) {
  const document = textDocument(text);
  const shown = document.blocks[block];
  if (shown === undefined) throw new Error("no such block");
  return strokesOf(shown, marks, gridSurface(document, 200));
}

describe("strokesOf", () => {
  it("draws long marks first and limits a name by its neighbour on the same lane", () => {
    const found = strokes("aaaa bbbbbb", [mark("a", [0, 4]), mark("b", [5, 11]), mark("c", [1, 2], 1)]);
    expect(found.map(({ mark: { id }, chip }) => [id, chip?.room])).toEqual([
      ["b", 160],
      ["a", 46],
      ["c", 160],
    ]);
  });

  it("names a mark once, where it begins", () => {
    const long = mark("long", [1, 5]);
    expect(strokes("aa\nbb\ncc", [long], 0)[0]?.chip).not.toBeNull();
    expect(strokes("aa\nbb\ncc", [long], 1)[0]?.chip).toBeNull();
  });

  it("turns a name round that would leave the text at its far edge", () => {
    expect(strokes("a".repeat(20), [mark("end", [17, 19])])[0]?.chip?.side).toBe("right");
    expect(strokes("a".repeat(20), [mark("start", [0, 2])])[0]?.chip?.side).toBe("left");
    expect(strokes("ש".repeat(20), [mark("start", [0, 2])])[0]?.chip?.side).toBe("left");
    expect(strokes("ש".repeat(20), [mark("middle", [10, 12])])[0]?.chip?.side).toBe("right");
  });
});
