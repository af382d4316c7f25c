import { describe, expect, it } from "vitest";
import { blockAt, blocksOf, textDocument, textOf } from "./text-document.ts";

describe("textDocument", () => {
  it("splits at every kind of line break and keeps offsets of the text as given", () => {
    const document = textDocument("a😀\r\nb\n\nc\rd");
    expect(document.blocks.map(({ text, start, end }) => [text, start, end])).toEqual([
      ["a😀", 0, 2],
      ["b", 4, 5],
      ["", 6, 6],
      ["c", 7, 8],
      ["d", 9, 10],
    ]);
    expect(document.table.length).toBe(10);
  });

  it("cuts a very long paragraph after white space, in one direction", () => {
    const document = textDocument("שלום aa bb cc dd ee", 8);
    expect(document.blocks.map((block) => block.text)).toEqual(["שלום aa ", "bb cc ", "dd ee"]);
    expect(document.blocks.map((block) => block.direction)).toEqual(["rtl", "rtl", "rtl"]);
    expect(document.blocks.map((block) => block.continues)).toEqual([true, true, false]);
  });

  it("cuts no grapheme where there is no white space", () => {
    const family = "👩‍👩‍👧";
    const document = textDocument(family.repeat(4), 12);
    expect(document.blocks.map((block) => block.text)).toEqual([family, family, family, family]);
  });

  it("finds blocks of offsets and ranges; an offset in a line break belongs before it", () => {
    const document = textDocument("ab\r\ncd\nef");
    expect([0, 2, 3, 4, 6, 7, 9].map((at) => blockAt(document, at).index)).toEqual([0, 0, 0, 1, 1, 2, 2]);
    expect(blocksOf(document, { start: 1, end: 7 }).map((block) => block.index)).toEqual([0, 1]);
    expect(textOf(document, { start: 1, end: 5 })).toBe("b\r\nc");
  });
});
