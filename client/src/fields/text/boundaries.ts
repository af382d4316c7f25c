import { blockAt, textOf, type TextDocument, type TextRange } from "./text-document.ts";

/**
 * Where a caret may stand and how a selection snaps. All offsets are code points. Boundaries come from Unicode text
 * segmentation (UAX 29, `Intl.Segmenter`), worked out for one block at a time.
 */
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const words = new Intl.Segmenter(undefined, { granularity: "word" });

const sentences = new Intl.Segmenter(undefined, { granularity: "sentence" });

/** A paragraph ends with its line. */
export type Snap = "grapheme" | "word" | "sentence" | "paragraph";

/**
 * Widens a range so that it splits no grapheme, word, sentence or paragraph; white space at both ends is left out. Null when nothing
 * but white space is in it.
 */
export function snapRange(document: TextDocument, range: TextRange, snap: Snap): TextRange | null {
  const trimmed = trim(document, ordered(range));
  if (trimmed === null) return null;
  const start = pieceAround(document, trimmed.start, snap).start;
  const last = pieceAround(document, trimmed.end - 1, snap);
  const widened = { start, end: Math.max(last.end, trimmed.end) };
  // A sentence has the white space after it.
  return snap === "sentence" || snap === "paragraph" ? trim(document, widened) : widened;
}

/** The word (or the single mark or space) at an offset: what a double click selects. */
export const wordAt = (document: TextDocument, offset: number): TextRange => pieceAround(document, offset, "word");

/** The next or previous place where a caret may stand; crosses blocks and stops at the text's ends. */
export function moveCaret(document: TextDocument, offset: number, step: { by: Snap; forward: boolean }): number {
  const block = blockAt(document, offset);
  if (step.forward) {
    if (offset >= block.end) return document.blocks[block.index + 1]?.start ?? block.end;
    const next = pieceAround(document, offset, step.by);
    // A word step ends after the word: a gap before it is crossed too.
    return step.by === "word" && isBlank(document, next) && next.end < block.end
      ? pieceAround(document, next.end, "word").end
      : next.end;
  }
  if (offset <= block.start) return document.blocks[block.index - 1]?.end ?? block.start;
  const before = pieceAround(document, Math.min(offset, block.end) - 1, step.by);
  return step.by === "word" && isBlank(document, before) && before.start > block.start
    ? pieceAround(document, before.start - 1, "word").start
    : before.start;
}

/** A sentence or paragraph may go on over the blocks that a long paragraph is laid out in. */
function sentenceAround(document: TextDocument, offset: number, by: "sentence" | "paragraph"): TextRange {
  const at = blockAt(document, offset).index;
  let [first, last] = [at, at];
  while (document.blocks[first - 1]?.continues === true) first -= 1;
  while (document.blocks[last]?.continues === true) last += 1;
  const whole = { start: document.blocks[first]?.start ?? 0, end: document.blocks[last]?.end ?? 0 };
  if (by === "paragraph") return whole;
  const from = document.table.toUnits(whole.start);
  const found = sentences.segment(textOf(document, whole)).containing(document.table.toUnits(offset) - from);
  if (found === undefined) return whole;
  return {
    start: document.table.fromUnits(from + found.index),
    end: document.table.fromUnits(from + found.index + found.segment.length),
  };
}

/** The grapheme or word that holds the code point at `offset`; these never leave the block. */
function pieceAround(document: TextDocument, offset: number, by: Snap): TextRange {
  const block = blockAt(document, offset);
  if (offset >= block.end) return { start: offset, end: offset };
  if (by === "sentence" || by === "paragraph") return sentenceAround(document, offset, by);
  const segments = (by === "word" ? words : graphemes).segment(block.text);
  const unit = block.table.toUnits(offset - block.start);
  const found = segments.containing(unit);
  if (found === undefined) return { start: offset, end: offset + 1 };
  return {
    start: block.start + block.table.fromUnits(found.index),
    end: block.start + block.table.fromUnits(found.index + found.segment.length),
  };
}

const isBlank = (document: TextDocument, range: TextRange) => textOf(document, range).trim() === "";

function trim(document: TextDocument, range: TextRange): TextRange | null {
  const selected = textOf(document, range);
  const inner = selected.trim();
  if (inner === "") return null;
  // White space is never a surrogate pair, so units and code points agree in what is cut off.
  const start = range.start + (selected.length - selected.trimStart().length);
  return { start, end: range.end - (selected.length - selected.trimEnd().length) };
}

const ordered = (range: TextRange): TextRange =>
  range.start <= range.end ? range : { start: range.end, end: range.start };
