import { hashLength, joinBytes, type Sha256 } from "./hash.ts";

/** RFC 6962 section 2.1: the hash of a leaf, SHA-256(0x00 || data). */
export const hashLeaf = (sha256: Sha256, data: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(1 + data.length);
  bytes.set(data, 1);
  return sha256(bytes);
};

/** RFC 6962 section 2.1: the hash of an inner node, SHA-256(0x01 || left || right). */
export const hashNode = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(1 + 2 * hashLength);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + hashLength);
  return sha256(bytes);
};

/** Sizes of the perfect subtrees of a tree of `size` leaves, left to right: the binary digits of `size`. */
export const perfectSizes = (size: number): number[] => {
  const sizes: number[] = [];
  for (let power = 1, rest = size; rest > 0; power *= 2, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) sizes.unshift(power);
  }
  return sizes;
};

/**
 * The right edge of a Merkle tree: its size and the hashes of its perfect subtrees, left to right. That is all it takes to
 * append and to know the root. It changes in place; `clone` before what may be rolled back.
 */
export class Frontier {
  readonly #sha256: Sha256;
  readonly #peaks: Uint8Array[];
  #size: number;

  private constructor(sha256: Sha256, size: number, peaks: Uint8Array[]) {
    this.#sha256 = sha256;
    this.#size = size;
    this.#peaks = peaks;
  }

  static empty(sha256: Sha256): Frontier {
    return new Frontier(sha256, 0, []);
  }

  /** Of peaks that were computed elsewhere, left (largest) to right; undefined where they cannot be those of `size` leaves. */
  static fromPeaks(sha256: Sha256, size: number, peaks: readonly Uint8Array[]): Frontier | undefined {
    return perfectSizes(size).length === peaks.length ? new Frontier(sha256, size, [...peaks]) : undefined;
  }

  /** Reads what `toBytes` wrote; undefined where the bytes cannot be a frontier. */
  static fromBytes(sha256: Sha256, bytes: Uint8Array): Frontier | undefined {
    if (bytes.length < 8) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = Number(view.getBigUint64(0));
    if (!Number.isSafeInteger(size)) return undefined;
    const count = perfectSizes(size).length;
    if (bytes.length !== 8 + count * hashLength) return undefined;
    const peaks = Array.from({ length: count }, (_, at) => bytes.slice(8 + at * hashLength, 8 + (at + 1) * hashLength));
    return new Frontier(sha256, size, peaks);
  }

  /** Size as 8 bytes, big-endian, then the 32-byte hashes of the perfect subtrees, left (largest) to right. */
  toBytes(): Uint8Array {
    const size = new Uint8Array(8);
    new DataView(size.buffer).setBigUint64(0, BigInt(this.#size));
    return joinBytes([size, ...this.#peaks]);
  }

  clone(): Frontier {
    return new Frontier(this.#sha256, this.#size, [...this.#peaks]);
  }

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  /** Hashes of the perfect subtrees, left to right. */
  get peaks(): readonly Uint8Array[] {
    return this.#peaks;
  }

  /** Adds one leaf by its leaf hash (`hashLeaf`); on average one more hash. */
  append(leafHash: Uint8Array): void {
    if (leafHash.length !== hashLength) throw new TypeError("a leaf hash has 32 bytes");
    let hash = leafHash;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#peaks.pop();
      if (left === undefined) throw new Error("the frontier lost a subtree");
      hash = hashNode(this.#sha256, left, hash);
    }
    this.#peaks.push(hash);
    this.#size += 1;
  }

  /** RFC 6962 Merkle tree hash of all leaves so far; of none, the hash of the empty string. */
  root(): Uint8Array {
    let root = this.#peaks.at(-1);
    if (root === undefined) return this.#sha256(new Uint8Array(0));
    for (let at = this.#peaks.length - 2; at >= 0; at--) {
      const left = this.#peaks[at];
      if (left !== undefined) root = hashNode(this.#sha256, left, root);
    }
    return root;
  }
}
