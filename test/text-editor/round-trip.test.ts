import { spanAnswer, spanSettings } from "@keyhole/shared/questions/span/schema";
import { checkAnswer } from "@keyhole/shared/questions/span/check";
import { parse } from "@keyhole/shared/questions/span/formats";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { findText } from "../../client/src/fields/text/find-text.ts";
import { snapRange } from "../../client/src/fields/text/boundaries.ts";
import { textDocument, textOf } from "../../client/src/fields/text/text-document.ts";
import { work } from "./work.ts";

const awkward = [
  "😀",
  "👩‍👩‍👧",
  "e\u0301",
  "\r\n",
  "\n",
  " ",
  "\u2028",
  "\ud800",
  "שלום",
  "العربية",
  "🇩🇪",
  "ﬁ",
  "İ",
  "word. ",
  "\u200f",
];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "grapheme", maxLength: 3 })), { maxLength: 30 })
  .map((parts) => parts.join(""));
const selected = anyText.chain((text) => {
  const length = Array.from(text).length;
  return fc.record({ text: fc.constant(text), from: fc.nat({ max: length }), to: fc.nat({ max: length }) });
});
const granularity = fc.constantFrom("character", "word", "sentence", "paragraph");

it("a span keeps its characters from the selection through store, JSON, import and back to a selection", () => {
  fc.assert(
    fc.property(selected, granularity, ({ text, from, to }, by) => {
      const { document, session, store, surface, drag } = work(text, { granularity: by });
      session.setWholeWords(by === "word");
      drag(from, to);
      session.label("entities", "per");
      const before = spanAnswer.safeParse(store.getState().answers["entities"]);
      if (!before.success) return; // nothing but white space was selected
      const [span] = before.data.regions;
      if (span === undefined) throw new Error("an answer without its span");
      const points = Array.from(text);
      const [start, end] = from < to ? [from, to] : [to, from];
      const marked = points.slice(span.start, span.end).join("");
      expect(marked).toContain(points.slice(start, end).join("").trim());
      // Stored, sent, exported and imported.
      const settings = spanSettings.parse({ labels: ["per", "loc"] });
      const facts = { kind: "text", codePoints: points.length } as const;
      const stored: unknown = JSON.parse(JSON.stringify(before.data));
      expect(checkAnswer(before.data, settings, facts)).toEqual([]);
      expect(parse(stored, settings, facts).answer).toEqual(before.data);
      // Loaded by somebody else, shown, selected where it stands, and marked again.
      const other = work(text, { granularity: by, overlap: true });
      other.store.load({ entities: stored });
      const boxes = other.surface.boxesOf(span);
      expect(boxes.length).toBeGreaterThan(0);
      other.session.setWholeWords(false);
      other.drag(span.start, span.end);
      other.session.label("entities", "loc");
      expect(other.spans()).toEqual([`per:${marked}`, `loc:${marked}`]);
      expect(textOf(document, span)).toBe(marked);
      expect(surface.selection()).toBeNull();
    }),
    { numRuns: 300 },
  );
});

it("what is found in a text stands there, apart and in order, and nothing of it is missed", () => {
  fc.assert(
    fc.property(selected, ({ text, from, to }) => {
      const document = textDocument(text);
      const points = Array.from(text);
      const wanted = points.slice(Math.min(from, to), Math.min(from, to) + 3).join("");
      const found = findText(document, wanted);
      let before = 0;
      for (const range of found) {
        expect(range.start).toBeGreaterThanOrEqual(before);
        expect(textOf(document, range).toLowerCase()).toBe(wanted.toLowerCase());
        before = range.end;
      }
      expect(found.length > 0).toBe(wanted !== "");
    }),
    { numRuns: 300 },
  );
});

it("sentences and paragraphs hold what was selected, and stay when they are snapped again", () => {
  fc.assert(
    fc.property(
      selected,
      fc.constantFrom("sentence" as const, "paragraph" as const),
      fc.integer({ min: 2, max: 50 }),
      ({ text, from, to }, snap, maxUnits) => {
        const document = textDocument(text, maxUnits);
        const range = snapRange(document, { start: from, end: to }, snap);
        if (range === null) return;
        const [start, end] = from < to ? [from, to] : [to, from];
        expect(textOf(document, range)).toContain(Array.from(text).slice(start, end).join("").trim());
        expect(snapRange(document, range, snap)).toEqual(range);
        // However long paragraphs are cut for the screen, the text alone decides.
        expect(snapRange(textDocument(text), { start: from, end: to }, snap)).toEqual(range);
      },
    ),
    { numRuns: 300 },
  );
});
