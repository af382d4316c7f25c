import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveCaret, snapRange } from "../../client/src/fields/text/boundaries.ts";
import { codePointTable } from "../../client/src/fields/text/code-points.ts";
import { assignLanes, overlaps } from "../../client/src/fields/text/lanes.ts";
import { blockAt, textDocument, textOf } from "../../client/src/fields/text/text-document.ts";
import { wordDiff } from "../../client/src/ui/word-diff.ts";

/** Any sequence of UTF-16 units, well formed or not, with the characters that go wrong elsewhere made likely. */
const awkward = [
  "😀",
  "👩‍👩‍👧",
  "e\u0301",
  "\r\n",
  "\n",
  "\r",
  " ",
  "\u2028",
  "\ud800",
  "\udc00",
  "שלום",
  "العربية",
  "🇩🇪",
  "ß",
  "word",
];
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "grapheme", maxLength: 3 })), { maxLength: 30 })
    .map((parts) => parts.join("")),
);
const textAndRange = anyText.chain((text) => {
  const length = Array.from(text).length;
  return fc.tuple(fc.constant(text), fc.nat({ max: length }), fc.nat({ max: length }));
});

describe("offsets of any Unicode text", () => {
  it("agree with string iteration, there and back", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const table = codePointTable(text);
        const points = Array.from(text);
        expect(table.length).toBe(points.length);
        let unit = 0;
        for (const [at, point] of points.entries()) {
          expect(table.toUnits(at)).toBe(unit);
          for (let inside = 0; inside < point.length; inside++) expect(table.fromUnits(unit + inside)).toBe(at);
          unit += point.length;
        }
        expect(table.toUnits(points.length)).toBe(text.length);
      }),
    );
  });

  it("survive being cut into blocks of any size", () => {
    fc.assert(
      fc.property(textAndRange, fc.integer({ min: 2, max: 50 }), ([text, a, b], maxUnits) => {
        const document = textDocument(text, maxUnits);
        const points = Array.from(text);
        for (const block of document.blocks) {
          expect(points.slice(block.start, block.end).join("")).toBe(block.text);
          if (block.end > block.start) expect(blockAt(document, block.start).index).toBe(block.index);
        }
        const [start, end] = a < b ? [a, b] : [b, a];
        expect(textOf(document, { start, end })).toBe(points.slice(start, end).join(""));
      }),
    );
  });

  it("snap to whole graphemes and words, hold what was selected, and stay when snapped again", () => {
    fc.assert(
      fc.property(textAndRange, fc.constantFrom("word" as const, "grapheme" as const), ([text, a, b], snap) => {
        const document = textDocument(text);
        const range = snapRange(document, { start: a, end: b }, snap);
        const [start, end] = a < b ? [a, b] : [b, a];
        const selected = Array.from(text).slice(start, end).join("").trim();
        if (range === null) {
          expect(selected).toBe("");
          return;
        }
        expect(textOf(document, range)).toContain(selected);
        expect(snapRange(document, range, snap)).toEqual(range);
      }),
    );
  });

  it("let a caret walk through every text, forwards and back", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom("word" as const, "grapheme" as const), (text, by) => {
        const document = textDocument(text);
        let at = 0;
        for (let steps = 0; at < document.table.length; steps++) {
          expect(steps).toBeLessThanOrEqual(document.table.length);
          const next = moveCaret(document, at, { by, forward: true });
          expect(next).toBeGreaterThan(at);
          expect(moveCaret(document, next, { by, forward: false })).toBeLessThan(next);
          at = next;
        }
        while (at > 0) {
          const before = moveCaret(document, at, { by, forward: false });
          expect(before).toBeLessThan(at);
          at = before;
        }
      }),
    );
  });
});

describe("lanes", () => {
  it("never put two ranges that share a character on one line", () => {
    const range = fc
      .tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 20 }))
      .map(([start, size]) => ({ start, end: start + size }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 25 }), (ranges) => {
        const lanes = assignLanes(ranges);
        for (const [i, first] of ranges.entries())
          for (const [j, second] of ranges.entries())
            if (i < j && overlaps(first, second)) expect(lanes[i]).not.toBe(lanes[j]);
      }),
    );
  });
});

describe("word difference", () => {
  it("holds both texts, whatever the limit", () => {
    fc.assert(
      fc.property(anyText, anyText, fc.integer({ min: 0, max: 60 }), (before, after, limit) => {
        const runs = wordDiff(before, after, limit);
        const without = (kind: string) =>
          runs
            .filter((run) => run.kind !== kind)
            .map((run) => run.text)
            .join("");
        expect(without("added")).toBe(before);
        expect(without("removed")).toBe(after);
      }),
    );
  });
});
