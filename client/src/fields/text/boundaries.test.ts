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

describe("sentences and paragraphs", () => {
  const text = "One here. Two 👩‍👩‍👧 there!  Three?\n\nאחת. שתיים.";
  const document = textDocument(text);
  const at = (needle: string) => Array.from(text.slice(0, text.indexOf(needle))).length;
  const snapped = (from: string, snap: "sentence" | "paragraph", to = from) => {
    const range = snapRange(document, { start: at(from), end: at(to) + 1 }, snap);
    return range === null ? null : textOf(document, range);
  };
  it("a selection grows to the sentences it touches, without the white space around them", () => {
    expect(snapped("wo", "sentence")).toBe("Two 👩‍👩‍👧 there!");
    expect(snapped("ne", "sentence", "hree?")).toBe("One here. Two 👩‍👩‍👧 there!  Three?");
    expect(snapped("תיים", "sentence")).toBe("שתיים.");
  });
  it("or to the whole lines", () => {
    expect(snapped("wo", "paragraph")).toBe("One here. Two 👩‍👩‍👧 there!  Three?");
    expect(snapped("hree", "paragraph", "אחת")).toBe(text);
  });
  it("also where a long paragraph is laid out in pieces", () => {
    const long = `Begin here ${"word ".repeat(40)}end. Next.`;
    const pieces = textDocument(long, 50);
    expect(pieces.blocks.length).toBeGreaterThan(3);
    const sentence = snapRange(pieces, { start: 100, end: 104 }, "sentence");
    expect(sentence && textOf(pieces, sentence)).toBe(long.slice(0, -6));
    expect(snapRange(pieces, { start: 100, end: 104 }, "paragraph")).toEqual({ start: 0, end: long.length });
  });
});
