import { EntryScanner } from "./entry-scan.ts";
import { keysInOrder } from "./entry-keys.ts";
import { hashLength } from "./hash.ts";

/** Keys of an entry that a store also keeps in columns of their own, for searching. */
export const trailCopies = [
  "id",
  "type",
  "time",
  "outcome",
  "actor",
  "subject",
  "project",
  "item",
  "lease",
  "view",
] as const;

/**
 * Consecutive rows in one piece of memory. `records` has for each row a 0 byte, the entry, a line end, the sequence in
 * decimal, a line end, and of each of `trailCopies` "=" and its value (nothing where it is null) and a line end. No valid
 * value holds a line end and every row adds the same number of them, so where each part is what its entry says, no other
 * rows have the same bytes. `leaves` has 32 bytes for each row, and none at all where one row's are not 32.
 */
export interface PackedTrail {
  readonly rows: number;
  readonly records: Uint8Array;
  readonly leaves: Uint8Array;
}

/** Gives SHA-256 for one piece of memory: the hash of `bytes` is written to it at `at`. */
export type Sha256Into = (memory: Uint8Array) => (bytes: Uint8Array, at: number) => void;

const copyPlaces = trailCopies.map((key) => keysInOrder.indexOf(key));
const [lineEnd, equals, zero, node] = [0x0a, 0x3d, 0x30, 1];
/** Perfect subtrees of the largest tree there can be, and one that is being merged. */
const mostPeaks = 55;

/**
 * The tree over a run of rows: hashes of its perfect subtrees in one piece of memory. All of it is computed from the rows;
 * where the run starts at a multiple of a power of two and has as many rows, the only peak is that subtree of the whole.
 */
export class PeakStack {
  /** One byte in front: each inner node is hashed where its halves lie, with the byte before them set to 1 meanwhile. */
  readonly #memory = new Uint8Array(1 + mostPeaks * hashLength);
  readonly #pairs: readonly Uint8Array[] = Array.from({ length: mostPeaks }, (_, first) =>
    this.#memory.subarray(first * hashLength, first * hashLength + 1 + 2 * hashLength),
  );
  readonly #sha256: ReturnType<Sha256Into>;
  #count = 0;
  #size = 0;

  constructor(sha256: Sha256Into) {
    this.#sha256 = sha256(this.#memory);
  }

  get size(): number {
    return this.#size;
  }

  /** Left (largest) to right. */
  peaks(): Uint8Array[] {
    return Array.from({ length: this.#count }, (_, at) =>
      this.#memory.slice(1 + at * hashLength, 1 + (at + 1) * hashLength),
    );
  }

  /** Hashes 0x00 and an entry (RFC 6962 section 2.1) and appends it, if that is the leaf given; false if not. */
  appendEntry(prefixed: Uint8Array, leaves: Uint8Array, at: number): boolean {
    const start = 1 + this.#count * hashLength;
    this.#sha256(prefixed, start);
    for (let index = 0; index < hashLength; index++) {
      if (this.#memory[start + index] !== leaves[at + index]) return false;
    }
    this.#merge();
    return true;
  }

  /** Takes back everything after `size`, which `copy` was taken at. */
  restore(copy: { readonly size: number; readonly peaks: readonly Uint8Array[] }): void {
    for (const [at, peak] of copy.peaks.entries()) this.#memory.set(peak, 1 + at * hashLength);
    this.#count = copy.peaks.length;
    this.#size = copy.size;
  }

  appendLeaf(leaf: Uint8Array): void {
    this.#memory.set(leaf, 1 + this.#count * hashLength);
    this.#merge();
  }

  #merge(): void {
    this.#count += 1;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#count - 2;
      const before = this.#memory[left * hashLength] ?? 0;
      this.#memory[left * hashLength] = node;
      const pair = this.#pairs[left];
      if (pair !== undefined) this.#sha256(pair, 1 + left * hashLength);
      this.#memory[left * hashLength] = before;
      this.#count -= 1;
    }
    this.#size += 1;
  }
}

/** Appends pages of rows that are good beyond doubt; says nothing about one that is not. */
export class PackedScan {
  readonly #scanner = new EntryScanner();
  readonly #stack: PeakStack;

  constructor(stack: PeakStack) {
    this.#stack = stack;
  }

  /**
   * True where all these rows, from `sequence` on, are as they should be; they are in the stack then. Else the stack is as
   * before, and every row of the page must be looked at by itself: where one part is longer than it should be, what comes
   * after it is read at the wrong place.
   */
  append(packed: PackedTrail, sequence: number): boolean {
    const before = { size: this.#stack.size, peaks: this.#stack.peaks() };
    const good = this.#appendAll(packed, sequence);
    if (!good) this.#stack.restore(before);
    return good;
  }

  #appendAll({ rows, records, leaves }: PackedTrail, sequence: number): boolean {
    if (leaves.length !== rows * hashLength) return false;
    let at = 0;
    for (let row = 0; row < rows; row++) {
      if (records[at] !== 0) return false;
      const end = this.#scanner.scan(records, at + 1);
      if (end < 0 || records[end] !== lineEnd) return false;
      const next = this.#restEnd(records, end + 1, sequence + row);
      if (next < 0) return false;
      if (!this.#stack.appendEntry(records.subarray(at, end), leaves, row * hashLength)) return false;
      at = next;
    }
    return at === records.length;
  }

  /** Where the sequence and copies that follow an entry end; -1 where they are not the entry's. */
  #restEnd(records: Uint8Array, at: number, sequence: number): number {
    let place = at;
    let found = 0;
    for (let byte = records[place] ?? 0; byte !== lineEnd; byte = records[place] ?? lineEnd) {
      if (byte < zero || byte > zero + 9) return -1;
      found = found * 10 + byte - zero;
      place += 1;
    }
    if (found !== sequence || place === at) return -1;
    place += 1;
    const { starts, ends } = this.#scanner;
    for (const key of copyPlaces) {
      const start = starts[key] ?? 0;
      if (start !== 0) {
        if (records[place] !== equals) return -1;
        place += 1;
        const end = ends[key] ?? 0;
        for (let from = start; from < end; from++, place++) if (records[from] !== records[place]) return -1;
      }
      if (records[place] !== lineEnd) return -1;
      place += 1;
    }
    return place;
  }
}
