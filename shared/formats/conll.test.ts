import { describe, expect, it } from "vitest";
import { readConll } from "./conll-reader.ts";
import { conllText } from "./conll-writer.ts";

const messages = (problems: readonly { readonly message: string }[]) => problems.map(({ message }) => message);

describe("readConll", () => {
  it("joins tokens by spaces and gives entities in code points", () => {
    const file =
      "\uFEFF-DOCSTART-\tO\n\n# a comment\n😀\tO\nRedondo\tB-location\nBeach\tI-location\n#\tO\n\n\nAnna\tB-per\nLee\tB-per\n";
    expect(readConll(file)).toEqual([
      { text: "😀 Redondo Beach #", spans: [{ label: "location", start: 2, end: 15 }], line: 4, problems: [] },
      {
        text: "Anna Lee",
        spans: [
          { label: "per", start: 0, end: 4 },
          { label: "per", start: 5, end: 8 },
        ],
        line: 10,
        problems: [],
      },
    ]);
  });

  it("reads spaces, four columns, CRLF and a token of #", () => {
    const [sentence] = readConll("EU NNP I-NP B-ORG\r\n# NN O O\r\nrejects VBZ I-VP O\r\n");
    expect(sentence).toEqual({
      text: "EU # rejects",
      spans: [{ label: "ORG", start: 0, end: 2 }],
      line: 1,
      problems: [],
    });
  });

  it("accepts the older BIO and says so", () => {
    const [sentence] = readConll("New\tI-loc\nYork\tI-loc\nTimes\tI-org\nx\tZ\ny\n");
    expect(sentence?.spans).toEqual([
      { label: "loc", start: 0, end: 8 },
      { label: "org", start: 9, end: 14 },
    ]);
    expect(messages(sentence?.problems ?? [])).toEqual([
      "conll.inside-without-begin",
      "conll.inside-without-begin",
      "conll.tag",
      "conll.columns",
    ]);
  });
});

describe("conllText", () => {
  it("writes what reads back as the same entities", () => {
    const text = "In Redondo Beach, you'll see 👨‍👩‍👧 and Ünal.";
    const { piece, problems } = conllText(text, [
      { label: "location", start: 3, end: 16 },
      { label: "person", start: 39, end: 43 },
    ]);
    expect(problems).toEqual([]);
    expect(piece).toBe(
      "In\tO\nRedondo\tB-location\nBeach\tI-location\n,\tO\nyou\tO\n'\tO\nll\tO\nsee\tO\n👨‍👩‍👧\tO\nand\tO\nÜnal\tB-person\n.\tO\n\n",
    );
    const [sentence] = readConll(piece);
    const points = Array.from(sentence?.text ?? "");
    expect(sentence?.spans.map(({ start, end }) => points.slice(start, end).join(""))).toEqual([
      "Redondo Beach",
      "Ünal",
    ]);
  });

  it("cuts tokens at the border of a span and keeps neighbours apart", () => {
    const { piece } = conllText("NewYork", [
      { label: "a", start: 0, end: 3 },
      { label: "a", start: 3, end: 7 },
    ]);
    expect(piece).toBe("New\tB-a\nYork\tB-a\n\n");
  });

  it("writes the longest of spans that overlap and reports the rest", () => {
    const { piece, problems } = conllText("one two three", [
      { label: "short", start: 0, end: 3 },
      { label: "long", start: 0, end: 7 },
      { label: "late", start: 4, end: 13 },
    ]);
    expect(piece).toBe("one\tB-short\ntwo\tB-late\nthree\tI-late\n\n");
    expect(problems).toEqual([{ path: [], message: "conll.overlap", values: { start: 0, end: 7, label: "long" } }]);
  });

  it("reports spans that cover no token", () => {
    const { problems } = conllText("a  b ", [
      { label: "x", start: 1, end: 3 },
      { label: "y", start: 4, end: 5 },
    ]);
    expect(messages(problems)).toEqual(["conll.no-token", "conll.no-token"]);
    expect(conllText("", [])).toEqual({ piece: "", problems: [] });
  });
});
