import { maxListLength } from "./entry-codec.ts";
import { maxEntryBytes, type TrailEntry } from "./entry.ts";
import { keysInOrder, kindOf, type ValueKind } from "./entry-keys.ts";

/*
 * `decodeEntry` for checks of a whole trail: it reads the canonical bytes where they lie and makes no objects. It may take
 * only what `decodeEntry` takes (a property test holds them together); what it does not take, `decodeEntry` judges.
 */

const [idByte, idEnd, hashEnd, codeByte, lower] = [1, 2, 4, 8, 16];
const classes = new Uint8Array(256);
const allow = (characters: string, bit: number): void => {
  for (const character of characters) classes[character.charCodeAt(0)] = (classes[character.charCodeAt(0)] ?? 0) | bit;
};
const letters = "abcdefghijklmnopqrstuvwxyz";
allow(`${letters}${letters.toUpperCase()}0123456789-_`, idByte);
allow("AQgw", idEnd);
allow("AEIMQUYcgkosw048", hashEnd);
allow(`${letters}0123456789.-`, codeByte);
allow(letters, lower);

const isOf = (byte: number | undefined, bit: number): boolean => ((classes[byte ?? 0] ?? 0) & bit) !== 0;

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const [quote, comma, dot, zero, nine, openList, closeList] = [0x22, 0x2c, 0x2e, 0x30, 0x39, 0x5b, 0x5d];
const [openObject, closeObject] = [0x7b, 0x7d];

const [idLength, hashLength, codeLength, wordLength] = [22, 43, 64, 31];
/** Integers of up to so many digits are surely below 2^53. */
const surelySafe = 15;

const keys: readonly { readonly bytes: Uint8Array; readonly kind: ValueKind }[] = keysInOrder.map((key) => ({
  bytes: ascii(`"${key}":`),
  kind: kindOf[key],
}));
const placeOf = (key: keyof TrailEntry): number => keysInOrder.indexOf(key);
const needed = (["actor", "id", "outcome", "time", "type", "v"] as const).map(placeOf);
const [object, objectKind] = [placeOf("object"), placeOf("objectKind")];

const outcomes = ["ok", "denied", "failed"].map((word) => ascii(`"${word}"`));
const actors = ["system", "anonymous", "console"].map((word) => ascii(`"${word}"`));

const matches = (bytes: Uint8Array, at: number, word: Uint8Array): boolean => {
  for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word[index]) return false;
  return true;
};

/** Where the word of this list ends that stands at `at`; -1 where none does. */
const wordEnd = (bytes: Uint8Array, at: number, words: readonly Uint8Array[]): number => {
  for (const word of words) if (matches(bytes, at, word)) return at + word.length;
  return -1;
};

/** Base64url in quotes, of this many characters of which the last has no unused bits set. */
const base64End = (bytes: Uint8Array, at: number, length: number): number => {
  if (bytes[at] !== quote) return -1;
  const last = at + length;
  for (let place = at + 1; place < last; place++) if (!isOf(bytes[place], idByte)) return -1;
  if (!isOf(bytes[last], length === idLength ? idEnd : hashEnd) || bytes[last + 1] !== quote) return -1;
  return last + 2;
};

const codeEnd = (bytes: Uint8Array, at: number): number => {
  if (bytes[at] !== quote || !isOf(bytes[at + 1], lower)) return -1;
  let place = at + 2;
  while (isOf(bytes[place], codeByte)) place += 1;
  return bytes[place] === quote && place - at - 1 <= codeLength ? place + 1 : -1;
};

/** A word of a type: `[a-z][a-z0-9-]{0,30}`. */
const typeWordEnd = (bytes: Uint8Array, at: number): number => {
  if (!isOf(bytes[at], lower)) return -1;
  let place = at + 1;
  while (isOf(bytes[place], codeByte) && bytes[place] !== dot) place += 1;
  return place - at <= wordLength ? place : -1;
};

const typeEnd = (bytes: Uint8Array, at: number): number => {
  if (bytes[at] !== quote) return -1;
  const middle = typeWordEnd(bytes, at + 1);
  if (middle < 0 || bytes[middle] !== dot) return -1;
  const end = typeWordEnd(bytes, middle + 1);
  return end >= 0 && bytes[end] === quote ? end + 1 : -1;
};

const integerEnd = (bytes: Uint8Array, at: number): number => {
  let place = at;
  for (let byte = bytes[place] ?? 0; byte >= zero && byte <= nine; byte = bytes[place] ?? 0) place += 1;
  const digits = place - at;
  return digits === 0 || digits > surelySafe || (digits > 1 && bytes[at] === zero) ? -1 : place;
};

/** A set of ids: ascending, each once. */
const idsEnd = (bytes: Uint8Array, at: number): number => {
  if (bytes[at] !== openList) return -1;
  let place = at + 1;
  for (let count = 1; count <= maxListLength; count++) {
    const end = base64End(bytes, place, idLength);
    if (end < 0 || (count > 1 && !isBefore(bytes, place - idLength - 3, place))) return -1;
    if (bytes[end] === closeList) return end + 1;
    if (bytes[end] !== comma) return -1;
    place = end + 1;
  }
  return -1;
};

const isBefore = (bytes: Uint8Array, first: number, second: number): boolean => {
  for (let index = 0; index < idLength + 2; index++) {
    const difference = (bytes[first + index] ?? 0) - (bytes[second + index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
};

const valueEnd = (kind: ValueKind, bytes: Uint8Array, at: number): number => {
  switch (kind) {
    case "one":
      return bytes[at] === zero + 1 ? at + 1 : -1;
    case "integer":
      return integerEnd(bytes, at);
    case "id":
      return base64End(bytes, at, idLength);
    case "hash":
      return base64End(bytes, at, hashLength);
    case "code":
      return codeEnd(bytes, at);
    case "type":
      return typeEnd(bytes, at);
    case "outcome":
      return wordEnd(bytes, at, outcomes);
    case "actor":
      return isOf(bytes[at + 1], lower)
        ? Math.max(wordEnd(bytes, at, actors), base64End(bytes, at, idLength))
        : base64End(bytes, at, idLength);
    case "ids":
      return idsEnd(bytes, at);
    case "codes":
    case "digests":
    case "note":
      return -1; // rare
  }
};

/** Reads entries where they lie in a larger piece of memory. One at a time: the next call overwrites the places. */
export class EntryScanner {
  /** Where the value of each key of `keysInOrder` began and ended, without its quotes; both 0 where it was not there. */
  readonly starts = new Int32Array(keys.length);
  readonly ends = new Int32Array(keys.length);

  /** Where the entry that begins at `at` ends; -1 where this reader cannot tell, which `decodeEntry` then must. */
  scan(bytes: Uint8Array, at: number): number {
    if (bytes[at] !== openObject) return -1;
    const { starts, ends } = this;
    starts.fill(0);
    ends.fill(0);
    let place = at + 1;
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index];
      // Most keys differ in their first or second letter.
      if (key === undefined || bytes[place + 1] !== key.bytes[1] || !matches(bytes, place, key.bytes)) continue;
      const start = place + key.bytes.length;
      const end = valueEnd(key.kind, bytes, start);
      if (end < 0) return -1;
      const quoted = bytes[start] === quote ? 1 : 0;
      starts[index] = start + quoted;
      ends[index] = end - quoted;
      if (bytes[end] === closeObject) return this.#isWhole() && end + 1 - at <= maxEntryBytes ? end + 1 : -1;
      if (bytes[end] !== comma) return -1;
      place = end + 1;
    }
    return -1;
  }

  #isWhole(): boolean {
    const { starts } = this;
    for (const index of needed) if (starts[index] === 0) return false;
    return (starts[object] === 0) === (starts[objectKind] === 0);
  }
}
