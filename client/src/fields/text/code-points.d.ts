/**
 * Stored offsets count code points; strings of the browser count UTF-16 units. The table holds only where the two part:
 * the UTF-16 start of every surrogate pair, sorted, so a text without any costs nothing and a lookup is a binary search.
 * A lone surrogate counts as one code point, as string iteration does.
 */
export interface CodePointTable {
  /** Number of code points in the text. */
  readonly length: number;
  /** Code point index -> UTF-16 index. Clamped to the text. */
  toUnits(codePoint: number): number;
  /** UTF-16 index -> code point index. An index inside a surrogate pair gives the pair's own code point. */
  fromUnits(unit: number): number;
}
export declare function codePointTable(text: string): CodePointTable;
/** How many of 0..size-1 meet a condition that holds for a prefix only. Binary search. */
export declare function countWhile(size: number, holds: (index: number) => boolean): number;
