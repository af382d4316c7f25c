import { countWhile } from "./code-points.ts";
import { firstStrong, type TextBlock } from "./text-document.ts";

/** A block as drawn. `text` is null for an empty one. */
export interface BlockNode {
  readonly block: TextBlock;
  readonly element: Element;
  readonly line: HTMLElement;
  readonly text: Text | null;
}

/** One visual line of a block: UTF-16 units of the block's text, client pixels. */
export interface VisualLine {
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly height: number;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The caret before `units`: its client x and the box of the character that gives it its line. */
export function rectAt(node: BlockNode, units: number): { readonly x: number; readonly rect: DOMRect } {
  if (node.text === null) {
    const rect = node.line.getBoundingClientRect();
    return { x: getComputedStyle(node.line).direction === "rtl" ? rect.right : rect.left, rect };
  }
  const { text } = node.block;
  const atEnd = units >= text.length;
  const start = atEnd ? lastGraphemeStart(text) : units;
  const rect = characterRect(node.text, start, text);
  const rightwards = runsRight(node, text.slice(start, start + 2));
  return { x: rightwards === atEnd ? rect.right : rect.left, rect };
}

function characterRect(node: Text, start: number, text: string): DOMRect {
  const grapheme = graphemes.segment(text.slice(start, start + 64)).containing(0);
  const end = start + (grapheme?.segment.length ?? 0);
  return measured(node, { start, end }, (range) => {
    // A character at a soft wrap can have an empty box on the line before: the last one is where it is seen.
    const rects = range.getClientRects();
    return rects[rects.length - 1] ?? range.getBoundingClientRect();
  });
}

let shared: Range | null = null;

/**
 * Measures a part of a text (UTF-16 units). One range serves all: the browser keeps every range up to date with every
 * later change of the page until it is collected, so that each measuring would slow down everything after it.
 */
export function measured<Result>(
  node: Text,
  { start, end }: { readonly start: number; readonly end: number },
  measure: (range: Range) => Result,
): Result {
  const range = (shared ??= new Range());
  range.setStart(node, start);
  range.setEnd(node, end);
  const result = measure(range);
  // Not into the text of an item: the range would keep it in memory after its lease (I11).
  range.setStart(document, 0);
  range.setEnd(document, 0);
  return result;
}

const lastGraphemeStart = (text: string) => graphemes.segment(text).containing(text.length - 1)?.index ?? 0;

/** Letters run their own way, everything else as its block does. */
function runsRight(node: BlockNode, character: string): boolean {
  if (/\p{L}/u.test(character)) return firstStrong(character) === "ltr";
  return getComputedStyle(node.line).direction !== "rtl";
}

/** The visual lines of a block, each found by binary search over the boxes of its characters. */
export function linesOf(node: BlockNode): readonly VisualLine[] {
  const size = node.block.text.length;
  const lines: VisualLine[] = [];
  let start = 0;
  do {
    const { rect } = rectAt(node, start);
    const middle = rect.top + rect.height / 2;
    const from = start;
    const end = from + countWhile(size - from, (step) => step === 0 || rectAt(node, from + step).rect.top < middle);
    lines.push({ start, end, top: rect.top, height: rect.height });
    start = end;
  } while (start < size);
  return lines;
}

/** The caret position on a line whose x is nearest. */
export function nearestOn(node: BlockNode, line: VisualLine, x: number): number {
  let best = line.start;
  let least = Infinity;
  const last = line.end >= node.block.text.length;
  for (const { index } of graphemes.segment(node.block.text.slice(line.start, line.end))) {
    const distance = Math.abs(rectAt(node, line.start + index).x - x);
    if (distance < least) [best, least] = [line.start + index, distance];
  }
  return last && Math.abs(rectAt(node, line.end).x - x) < least ? line.end : best;
}

/** The places of a caret (UTF-16 units) on the visual line that holds one, from left to right. */
export function visualOrder(node: BlockNode, units: number): readonly number[] {
  const { text } = node.block;
  const line = linesOf(node).findLast(({ start }) => start <= units);
  if (line === undefined) return [];
  const places = Array.from(graphemes.segment(text.slice(line.start, line.end)), ({ index }) => line.start + index);
  if (line.end >= text.length) places.push(text.length);
  return places
    .map((at) => ({ at, x: rectAt(node, at).x }))
    .sort((one, other) => one.x - other.x || one.at - other.at)
    .map(({ at }) => at);
}
