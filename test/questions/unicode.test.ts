import {
  codePointLength,
  codePointOffset,
  codePointSlice,
  unitOffset,
  utf8Length,
} from "@keyhole/shared/fields/code-points";
import { factsOf } from "@keyhole/shared/fields/facts";
import { readConll } from "@keyhole/shared/formats/conll-reader";
import { conllText } from "@keyhole/shared/formats/conll-writer";
import { span } from "@keyhole/shared/questions/span/span";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

/** Any string that JavaScript can hold, lone surrogates included, and texts that people write. */
const anyText = fc.oneof(
  fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom("a", "é", "e\u0301", "👨‍👩‍👧", "🇩🇪", "ש", "नि", " ", "\n", "\r\n", "-", "﷽") }),
);

describe("code-point offsets", () => {
  it("count what string iteration counts", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(codePointLength(text)).toBe(Array.from(text).length);
      }),
    );
  });

  it("go to UTF-16 units and back", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let unit = 0;
        for (const [index, character] of Array.from(text).entries()) {
          expect(unitOffset(text, index)).toBe(unit);
          expect(codePointOffset(text, unit)).toBe(index);
          if (character.length === 2) expect(codePointOffset(text, unit + 1)).toBe(index);
          unit += character.length;
        }
        expect(unitOffset(text, Array.from(text).length + 3)).toBe(text.length);
        expect(codePointOffset(text, text.length + 3)).toBe(Array.from(text).length);
      }),
    );
  });

  it("cut the text that they name", () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), fc.nat(20), (text, start, length) => {
        const expected = Array.from(text)
          .slice(start, start + length)
          .join("");
        expect(codePointSlice(text, start, start + length)).toBe(expected);
      }),
    );
  });

  it("measure UTF-8 as TextEncoder does", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});

describe("spans", () => {
  const settings = span.settings.parse({ labels: ["x"], maxCount: 100 });

  it("may end at the last code point of any text and not after it", () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => text !== ""),
        (text) => {
          const facts = factsOf({ kind: "text", text });
          const end = Array.from(text).length;
          const region = { id: "r", label: "x", part: { kind: "text" as const }, start: end - 1, end };
          expect(span.checkAnswer({ regions: [region] }, settings, facts)).toEqual([]);
          const over = span.checkAnswer({ regions: [{ ...region, end: end + 1 }] }, settings, facts);
          expect(over.map(({ message }) => message)).toEqual(["answer.outside-text"]);
        },
      ),
    );
  });

  it("find every overlap that there is", () => {
    const ends = fc.tuple(fc.nat(30), fc.nat(30)).filter(([one, other]) => one !== other);
    fc.assert(
      fc.property(fc.array(ends, { maxLength: 8 }), (list) => {
        const regions = list.map(([one, other], index) => ({
          id: `r${index}`,
          label: "x",
          part: { kind: "text" as const },
          start: Math.min(one, other),
          end: Math.max(one, other),
        }));
        const clash = regions.some((one, index) =>
          regions.slice(index + 1).some((other) => one.start < other.end && other.start < one.end),
        );
        const problems = span.checkAnswer({ regions }, settings, { kind: "text", codePoints: 31 });
        expect(problems.some(({ message }) => message === "answer.overlap")).toBe(clash);
      }),
    );
  });

  it("keep their words through CoNLL and back", () => {
    const spansOf = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 5 });
    fc.assert(
      fc.property(anyText, spansOf, (text, list) => {
        const length = Array.from(text).length;
        // One range once: a problem names its span by its place, which two alike would share.
        const ranges = new Map(
          list.map(([one, other]) => [`${Math.min(one, other)} ${Math.max(one, other)}`, [one, other]]),
        );
        const spans = [...ranges.values()]
          .map(([one = 0, other = 0]) => ({ start: Math.min(one, other), end: Math.max(one, other) + 1, label: "x" }))
          .filter(({ end }) => end <= length);
        const { piece, problems } = conllText(text, spans);
        const dropped = new Set(problems.map(({ values }) => `${values?.["start"]}-${values?.["end"]}`));
        const sentences = readConll(piece);
        const read = sentences.flatMap((sentence) =>
          sentence.spans.map(({ start, end }) => codePointSlice(sentence.text, start, end)),
        );
        const kept = new Map(spans.map((each) => [`${each.start}-${each.end}`, each]));
        const given = [...kept]
          .filter(([key]) => !dropped.has(key))
          .map(([, each]) => each)
          .sort((one, other) => one.start - other.start)
          .map(({ start, end }) => codePointSlice(text, start, end));
        // White space is what CoNLL cannot hold.
        expect(read.map(bare)).toEqual(given.map(bare));
        expect(sentences.flatMap((sentence) => sentence.problems)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

const bare = (text: string): string => text.replaceAll(/[\s\p{Cc}]/gu, "");
