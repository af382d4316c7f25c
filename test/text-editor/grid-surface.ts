import { blockAt, blocksOf, type TextDocument, type TextRange } from "../../client/src/fields/text/text-document.ts";
import type { TextBox, TextSurface } from "../../client/src/fields/text/text-surface.ts";

/** Every code point is a cell of this size; a block is one line, as on paper without end. */
export const cell = { width: 10, height: 20 };

export interface GridSurface extends TextSurface {
  /** What a user drags over, for `selection()`. */
  select(anchor: number, focus: number): void;
  /** What `visualOrder` gives: a grid has one direction. */
  setVisualOrder(order: readonly number[] | null): void;
  /** What was highlighted last. */
  tinted(): readonly TextRange[];
  /** Offsets that were brought into sight. */
  readonly shown: readonly number[];
}

/** A surface without a browser: shows that spans and keys need nothing of the DOM. */
export function gridSurface(document: TextDocument, lineWidth = 800): GridSurface {
  let order: readonly number[] | null = null;
  let tinted: readonly TextRange[] = [];
  let selected: { anchor: number; focus: number } | null = null;
  const shown: number[] = [];
  const boxAt = (start: number, end: number): TextBox => {
    const block = blockAt(document, start);
    const left = (start - block.start) * cell.width;
    return { block: block.index, left, top: 0, width: (end - start) * cell.width, height: cell.height };
  };
  const offsetAt = ({ x, y }: { x: number; y: number }) => {
    const block = document.blocks[Math.floor(y / cell.height)];
    return block === undefined ? null : Math.min(block.end, block.start + Math.round(x / cell.width));
  };
  return {
    boxesOf: (range) =>
      blocksOf(document, range).map((block) =>
        boxAt(Math.max(range.start, block.start), Math.min(range.end, block.end)),
      ),
    clientBox(range) {
      const { block, left, width, height } = boxAt(
        range.start,
        Math.min(range.end, blockAt(document, range.start).end),
      );
      return { left, top: block * cell.height, width, height };
    },
    caretBox: (offset) => boxAt(offset, offset),
    offsetAt,
    codePointAt({ x, y }) {
      const block = document.blocks[Math.floor(y / cell.height)];
      const at = block === undefined ? Infinity : block.start + Math.floor(x / cell.width);
      return block !== undefined && at < block.end ? at : null;
    },
    selection: () => (selected === null || selected.anchor === selected.focus ? null : selected),
    setSelection(selection) {
      selected = selection;
    },
    moveByLine(offset, { down, goalX }) {
      const block = blockAt(document, offset);
      const x = goalX ?? (offset - block.start) * cell.width;
      const next = document.blocks[block.index + (down ? 1 : -1)];
      return { offset: next === undefined ? offset : Math.min(next.end, next.start + x / cell.width), goalX: x };
    },
    lineEdge: (offset, edge) => blockAt(document, offset)[edge],
    directionAt: (offset) => (blockAt(document, offset).text.startsWith("ש") ? "rtl" : "ltr"),
    visualOrder: () => order,
    setVisualOrder: (next) => void (order = next),
    lineWidth: () => lineWidth,
    scrollTo: (offset) => void shown.push(offset),
    highlight: (ranges) => void (tinted = ranges),
    tinted: () => tinted,
    onLayout: () => () => undefined,
    select: (anchor, focus) => void (selected = { anchor, focus }),
    shown,
  };
}

/** A point on the middle of the glyph at an offset. */
export function pointOn(document: TextDocument, offset: number): { x: number; y: number } {
  const block = blockAt(document, offset);
  return { x: (offset - block.start + 0.4) * cell.width, y: (block.index + 0.5) * cell.height };
}
