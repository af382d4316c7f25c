import { codePointTable, countWhile, type CodePointTable } from "./code-points.ts";

/** Code points, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A run of text laid out by itself: a paragraph, or a piece of a very long one. Line breaks stand between blocks. */
export interface TextBlock extends TextRange {
  readonly index: number;
  readonly text: string;
  readonly table: CodePointTable;
  /** `auto` is the first strong character's; pieces of one paragraph follow its first piece. */
  readonly direction: "auto" | "ltr" | "rtl";
  /** True where the paragraph goes on in the next block. */
  readonly continues: boolean;
}

/** A text as given with what its display needs. Never normalised: joining blocks and breaks gives the text back. */
export interface TextDocument {
  readonly text: string;
  readonly table: CodePointTable;
  readonly blocks: readonly TextBlock[];
}

/** A paragraph longer than this (UTF-16 units) is laid out in pieces, so that no block is slow to lay out again. */
export const maxBlockUnits = 4_000;

export function textDocument(text: string, maxUnits = maxBlockUnits): TextDocument {
  const table = codePointTable(text);
  const blocks: TextBlock[] = [];
  const lineBreak = /\r\n|\n|\r/g;
  let from = 0;
  let codePoint = 0;
  for (;;) {
    const match = lineBreak.exec(text);
    const paragraph = text.slice(from, match?.index ?? text.length);
    codePoint = pushParagraph(blocks, { text: paragraph, start: codePoint, maxUnits });
    if (match === null) return { text, table, blocks };
    codePoint += match[0].length;
    from = match.index + match[0].length;
  }
}

function pushParagraph(blocks: TextBlock[], paragraph: { text: string; start: number; maxUnits: number }): number {
  const pieces = cut(paragraph.text, paragraph.maxUnits);
  let start = paragraph.start;
  const direction = pieces.length === 1 ? "auto" : firstStrong(paragraph.text);
  for (const [at, text] of pieces.entries()) {
    const table = codePointTable(text);
    const end = start + table.length;
    blocks.push({ index: blocks.length, start, end, text, table, direction, continues: at < pieces.length - 1 });
    start = end;
  }
  return start;
}

/** Cuts after white space where there is some in the second half of a piece, and never inside a grapheme. */
function cut(text: string, maxUnits: number): readonly string[] {
  if (text.length <= maxUnits) return [text];
  const pieces: string[] = [];
  const segments = graphemes.segment(text);
  let from = 0;
  while (text.length - from > maxUnits) {
    const space = text.lastIndexOf(" ", from + maxUnits - 1) + 1;
    const wanted = space - from >= maxUnits / 2 ? space : from + maxUnits;
    const grapheme = segments.containing(wanted);
    const before = grapheme?.index ?? wanted;
    const to = before > from ? before : from + (grapheme?.segment.length ?? maxUnits);
    pieces.push(text.slice(from, to));
    from = to;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]/u;

/** True where letters run both ways, or against the direction of their line. */
export function isMixed(text: string, rtl: boolean): boolean {
  const [right, left] = [rightToLeft.test(text), /(?=\p{L})[^\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text)];
  // Numbers run from left to right in any line.
  return rtl ? left || /\p{Nd}/u.test(text) : right;
}

/** Direction of the first letter. */
export function firstStrong(text: string): "ltr" | "rtl" {
  const letter = /\p{L}/u.exec(text);
  return letter !== null && rightToLeft.test(letter[0]) ? "rtl" : "ltr";
}

/** The block that shows an offset. An offset inside a line break belongs to the block before it. */
export function blockAt(document: TextDocument, offset: number): TextBlock {
  const at = countWhile(document.blocks.length, (index) => (document.blocks[index]?.start ?? 0) <= offset);
  const block = document.blocks[Math.max(0, at - 1)];
  if (block === undefined) throw new Error("a document has at least one block");
  return block;
}

/** The blocks that a range touches, in order. */
export function blocksOf(document: TextDocument, range: TextRange): readonly TextBlock[] {
  const first = blockAt(document, range.start).index;
  const last = blockAt(document, Math.max(range.start, range.end - 1)).index;
  return document.blocks.slice(first, last + 1);
}

/** The characters of a range. */
export const textOf = (document: TextDocument, range: TextRange): string =>
  document.text.slice(document.table.toUnits(range.start), document.table.toUnits(range.end));
