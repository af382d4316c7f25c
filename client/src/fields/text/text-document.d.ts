import { type CodePointTable } from "./code-points.ts";
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
export declare const maxBlockUnits = 4000;
export declare function textDocument(text: string, maxUnits?: number): TextDocument;
/** Direction of the first letter. */
export declare function firstStrong(text: string): "ltr" | "rtl";
/** The block that shows an offset. An offset inside a line break belongs to the block before it. */
export declare function blockAt(document: TextDocument, offset: number): TextBlock;
/** The blocks that a range touches, in order. */
export declare function blocksOf(document: TextDocument, range: TextRange): readonly TextBlock[];
/** The characters of a range. */
export declare const textOf: (document: TextDocument, range: TextRange) => string;
