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

export function codePointTable(text: string): CodePointTable {
  const pairs = pairStarts(text);
  const length = text.length - pairs.length;
  if (pairs.length === 0) {
    return { length, toUnits: (at) => clamp(at, length), fromUnits: (at) => clamp(at, length) };
  }
  return {
    length,
    toUnits(codePoint) {
      const at = clamp(codePoint, length);
      // The pair k starts at code point pairs[k] - k: count those before `at`.
      return at + countWhile(pairs.length, (k) => (pairs[k] ?? 0) - k < at);
    },
    fromUnits(unit) {
      const at = clamp(unit, text.length);
      return at - countWhile(pairs.length, (k) => (pairs[k] ?? 0) < at);
    },
  };
}

function pairStarts(text: string): Uint32Array {
  const found: number[] = [];
  for (let at = 0; at < text.length - 1; at++) {
    if (isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1))) found.push(at++);
  }
  return Uint32Array.from(found);
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
const clamp = (at: number, end: number) => Math.max(0, Math.min(at, end));

/** How many of 0..size-1 meet a condition that holds for a prefix only. Binary search. */
export function countWhile(size: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
