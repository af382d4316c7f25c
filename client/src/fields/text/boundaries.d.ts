import { type TextDocument, type TextRange } from "./text-document.ts";
export type Snap = "grapheme" | "word";
/**
 * Widens a range so that it splits no grapheme, or no word; white space at both ends is left out. Null when nothing
 * but white space is in it.
 */
export declare function snapRange(document: TextDocument, range: TextRange, snap: Snap): TextRange | null;
/** The word (or the single mark or space) at an offset: what a double click selects. */
export declare const wordAt: (document: TextDocument, offset: number) => TextRange;
/** The next or previous place where a caret may stand; crosses blocks and stops at the text's ends. */
export declare function moveCaret(
  document: TextDocument,
  offset: number,
  step: {
    by: Snap;
    forward: boolean;
  },
): number;
