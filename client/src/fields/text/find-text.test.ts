import { describe, expect, it } from "vitest";
import { findText } from "./find-text.ts";
import { textDocument, textOf } from "./text-document.ts";

const found = (text: string, wanted: string, most?: number) => {
  const document = textDocument(text);
  return findText(document, wanted, most).map((range) => `${range.start} ${textOf(document, range)}`);
};

describe("findText", () => {
  it("finds all, whatever the case, in code points", () => {
    expect(found("👍 Ada and ADA, adamant", "ada")).toEqual(["2 Ada", "10 ADA", "15 ada"]);
    expect(found("שלום עולם שלום", "שלום")).toEqual(["0 שלום", "10 שלום"]);
  });
  it("takes signs as they are written", () => {
    expect(found("a.c abc [x] $1-2", "a.c")).toEqual(["0 a.c"]);
    expect(found("a.c abc [x] $1-2", "[x]")).toEqual(["8 [x]"]);
    expect(found("a.c abc [x] $1-2", "$1-2")).toEqual(["12 $1-2"]);
    expect(found("back\\slash / ^", "\\s")).toEqual(["4 \\s"]);
  });
  it("never finds half of a character", () => {
    expect(found("👍👎", "\ud83d")).toEqual([]);
  });
  it("stops at the most that is listed, and finds nothing where nothing is wanted", () => {
    expect(found("a a a", "a", 2)).toEqual(["0 a", "2 a"]);
    expect(found("a a a", "")).toEqual([]);
  });
});
