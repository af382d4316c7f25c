import type { TextRange } from "./text-document.ts";

/** A rectangle in CSS pixels of the surface's block `block`, from the block's own left top corner. */
export interface TextBox {
  readonly block: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A rectangle in client pixels. */
export type ClientBox = Omit<TextBox, "block">;

/** A place between two code points. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Where one text is drawn. Spans, search and keyboard code talk only to this: the DOM is the first implementation,
 * page images made on the server a later one. Offsets are code points of the text as given; points are client pixels.
 */
export interface TextSurface {
  /** One box for each visual line (and each direction) that a range covers, in reading order. */
  boxesOf(range: TextRange): readonly TextBox[];
  /** The first box of a range in client pixels; null where nothing of it is laid out. */
  clientBox(range: TextRange): ClientBox | null;
  /** The caret before `offset`: a box of no width. */
  caretBox(offset: number): TextBox;
  /** The code point boundary nearest to a point, or null when the point is not over the text's lines. */
  offsetAt(point: Point): number | null;
  /** The code point whose glyph is under a point, or null where there is none. */
  codePointAt(point: Point): number | null;
  /** The user's selection inside this text, in its direction; null when there is none or it is empty. */
  selection(): { readonly anchor: number; readonly focus: number } | null;
  setSelection(selection: { readonly anchor: number; readonly focus: number } | null): void;
  /** The offset one visual line up or down, as near as can be to `goalX` (client pixels; the caret's own when absent). */
  moveByLine(offset: number, step: { readonly down: boolean; readonly goalX?: number }): LineMove;
  /** Start or end of the visual line that holds `offset`. */
  lineEdge(offset: number, edge: "start" | "end"): number;
  /** `rtl` where the line at `offset` runs right to left, so that arrow keys follow the eye. */
  directionAt(offset: number): "ltr" | "rtl";
  /**
   * The places of a caret on the visual line at `offset`, from left to right, where letters of both directions stand on
   * it; null where all run one way, so that the order of the text says the same.
   */
  visualOrder(offset: number): readonly number[] | null;
  /** CSS pixels that a line of this text can be long. */
  lineWidth(): number;
  scrollTo(offset: number): void;
  /** Tints places without changing the text, one of them more than the others. Replaces what was tinted before. */
  highlight(ranges: readonly TextRange[], current: TextRange | null): void;
  /** Calls back after boxes moved (width, font, zoom). Returns the end of the subscription. */
  onLayout(listener: () => void): () => void;
}

export interface LineMove {
  readonly offset: number;
  readonly goalX: number;
}
