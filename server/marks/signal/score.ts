import { wordBits, wordBytes } from "./words.ts";

/**
 * What a picture says, one number per bit, in any scale; how far it agrees with a word is `<y, c> / |y|`, which for a word that had
 * nothing to do with it is at most T with a chance of 1 - exp(-T²/2) or more, whatever the picture and whatever was done to it
 * (Hoeffding, because the words are random signs).
 */
export type Reading = Float64Array;

/** Words side by side, `wordBytes` each. */
export type Words = Uint8Array;

/** Chances of naming anybody wrongly that a verdict may have: for a name, and for a hint that is never shown as proof. */
export const chances = { named: 1e-6, lead: 1e-2 } as const;

/** The score that an innocent among `candidates`, tried in `hypotheses` ways, exceeds with a chance of at most `chance`. */
export const threshold = (candidates: number, hypotheses: number, chance: number): number =>
  Math.sqrt(2 * Math.log((Math.max(1, candidates) * Math.max(1, hypotheses)) / chance));

/** The chance, at most, that any of `candidates` innocents reaches `score` in any of `hypotheses` ways. */
export const chanceOf = (score: number, candidates: number, hypotheses = 1): number =>
  score <= 0 ? 1 : Math.min(1, candidates * hypotheses * Math.exp((-score * score) / 2));

export const lengthOf = (reading: Reading): number => Math.sqrt(reading.reduce((sum, each) => sum + each * each, 0));

/** Scores of all `words` against a reading of `wordBits` numbers, before the division by its length. */
export function agreements(reading: Reading, words: Words): Float64Array {
  const table = byteTable(reading);
  const count = words.length / wordBytes;
  if (!Number.isInteger(count)) throw new RangeError("words are not whole");
  const result = new Float64Array(count);
  let at = 0;
  for (let word = 0; word < count; word += 1) {
    let sum = 0;
    for (let byte = 0; byte < wordBytes * 256; byte += 256) {
      sum += table[byte + words[at]];
      at += 1;
    }
    result[word] = sum;
  }
  return result;
}

/** Per byte of a word and value of that byte: what it adds. Eight multiplications become one look-up. */
function byteTable(reading: Reading): Float64Array {
  if (reading.length !== wordBits) throw new RangeError(`a reading of one word has ${wordBits} numbers`);
  const table = new Float64Array(wordBytes * 256);
  for (let byte = 0; byte < wordBytes; byte += 1) {
    for (let value = 0; value < 256; value += 1) {
      let sum = 0;
      for (let bit = 0; bit < 8; bit += 1)
        sum += (value >> (7 - bit)) & 1 ? reading[byte * 8 + bit] : -reading[byte * 8 + bit];
      table[byte * 256 + value] = sum;
    }
  }
  return table;
}

/** The two halves of a reading of both words. */
export const halves = (reading: Reading): readonly [worker: Reading, view: Reading] => [
  reading.subarray(0, wordBits),
  reading.subarray(wordBits, 2 * wordBits),
];
