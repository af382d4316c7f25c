import type { TextRange } from "./text-document.ts";
/**
 * Gives each range the line below the text on which its mark is drawn (0 is nearest): ranges that share a character
 * never share a lane, and of two nested ones the shorter is nearer. The result is in the order of the input.
 */
export declare function assignLanes(ranges: readonly TextRange[]): readonly number[];
export declare const overlaps: (a: TextRange, b: TextRange) => boolean;
