import { keyed } from "./keyed.ts";

/**
 * Bits in one half of what a mark says. Two halves fill the 432 bins that carry them; 216 random signs keep a chance hit of an
 * innocent below exp(-T²/2) at threshold T, and one half alone still names a worker whose twenty views were averaged.
 */
export const wordBits = 216;
export const wordBytes = wordBits / 8;

/** The half that all views of one item by one worker share: what is left after somebody averages many reloads. */
export const workerWord = (key: Uint8Array, of: { readonly item: string; readonly worker: string }): Uint8Array =>
  keyed(key, ["keyhole mark 1 worker", of.item, of.worker]).slice(0, wordBytes);

/** The half of one view. `view`: its random id. */
export const viewWord = (key: Uint8Array, view: string): Uint8Array =>
  keyed(key, ["keyhole mark 1 view", view]).slice(0, wordBytes);

/** +1 or -1 for each bit, highest bit of the first byte first. */
export function signsOf(word: Uint8Array): Int8Array {
  const signs = new Int8Array(word.length * 8);
  for (let bit = 0; bit < signs.length; bit += 1) signs[bit] = (word[bit >> 3] >> (7 - (bit & 7))) & 1 ? 1 : -1;
  return signs;
}
