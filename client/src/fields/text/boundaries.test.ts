import { describe, expect, it } from "vitest";
import { moveCaret, snapRange, wordAt } from "./boundaries.ts";
import { textDocument, textOf } from "./text-document.ts";

const snapped = (text: string, range: [number, number], snap: "word" | "grapheme") => {
  const document = textDocument(text);
  const found = snapRange(document, { start: range[0], end: range[1] }, snap);
  return found === null ? null : textOf(document, found);
};

describe("snapRange", () => {
  it("widens to whole words and drops white space at the ends", () => {
    expect(snapped("I saw Rick and Morty", [7, 17], "word")).toBe("Rick and Morty");
    expect(snapped("I saw Rick and", [5, 11], "word")).toBe("Rick");
    expect(snapped("nice, really", [4, 5], "word")).toBe(",");
  });

  it("takes a selection made backwards", () => {
    expect(snapped("one two", [6, 5], "word")).toBe("two");
  });

  it("never splits a grapheme", () => {
    expect(snapped("x👩‍👩‍👧y", [2, 3], "grapheme")).toBe("👩‍👩‍👧");
    expect(snapped("cafe\u0301s", [3, 4], "grapheme")).toBe("e\u0301");
    expect(snapped("🇩🇪🇫🇷", [1, 2], "grapheme")).toBe("🇩🇪");
  });

  it("leaves letters alone when words are off", () => {
    expect(snapped("Donaudampf", [2, 5], "grapheme")).toBe("nau");
  });

  it("is null for nothing but white space", () => {
    expect(snapped("a \n b", [1, 4], "word")).toBeNull();
    expect(snapped("abc", [1, 1], "word")).toBeNull();
  });
});

describe("moveCaret", () => {
  const document = textDocument("ab cd\n👍🏽x");
  it("steps over graphemes and across line breaks", () => {
    expect(moveCaret(document, 5, { by: "grapheme", forward: true })).toBe(6);
    expect(moveCaret(document, 6, { by: "grapheme", forward: true })).toBe(8);
    expect(moveCaret(document, 8, { by: "grapheme", forward: false })).toBe(6);
    expect(moveCaret(document, 6, { by: "grapheme", forward: false })).toBe(5);
  });
  it("steps over words with the gap before them", () => {
    expect(moveCaret(document, 0, { by: "word", forward: true })).toBe(2);
    expect(moveCaret(document, 2, { by: "word", forward: true })).toBe(5);
    expect(moveCaret(document, 3, { by: "word", forward: false })).toBe(0);
  });
  it("stops at both ends", () => {
    expect(moveCaret(document, 0, { by: "word", forward: false })).toBe(0);
    expect(moveCaret(document, 9, { by: "grapheme", forward: true })).toBe(9);
  });
  it("finds the word of a double click", () => {
    expect(wordAt(document, 4)).toEqual({ start: 3, end: 5 });
  });
});
