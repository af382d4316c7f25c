import { sameBytes, type Sha256 } from "./hash.ts";
import { hashNode, perfectSizes } from "./tree.ts";

/** A stored tree. `read` gives the hash of the leaves start..end (end exclusive), asked only for perfect subtrees. */
export interface TreeReader {
  readonly sha256: Sha256;
  readonly read: (start: number, end: number) => Uint8Array;
}

/** RFC 6962 hash of the leaves start..end, put together from perfect subtrees. */
const rangeHash = (tree: TreeReader, start: number, end: number): Uint8Array => {
  let from = start;
  const parts = perfectSizes(end - start).map((size) => {
    const part = tree.read(from, from + size);
    from += size;
    return part;
  });
  return parts.reduceRight((right, left) => hashNode(tree.sha256, left, right));
};

/** The largest power of two below `size`, for size > 1. */
const splitOf = (size: number): number => {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
};

const checkRange = (low: number, high: number): void => {
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || low < 0 || low > high) {
    throw new RangeError("a proof is about a leaf or tree inside the tree");
  }
};

/** RFC 6962 section 2.1.1: the siblings from leaf `index` up to the root of the tree of `size` leaves. */
export const inclusionProof = (tree: TreeReader, index: number, size: number): Uint8Array[] => {
  checkRange(index, size - 1);
  const proof: Uint8Array[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const split = start + splitOf(end - start);
    if (index < split) {
      proof.unshift(rangeHash(tree, split, end));
      end = split;
    } else {
      proof.unshift(rangeHash(tree, start, split));
      start = split;
    }
  }
  return proof;
};

/** RFC 6962 section 2.1.2: that the tree of `first` leaves is the start of the tree of `second`. Empty for 0 and for equals. */
export const consistencyProof = (tree: TreeReader, first: number, second: number): Uint8Array[] => {
  checkRange(first, second);
  if (first === 0 || first === second) return [];
  const proof: Uint8Array[] = [];
  let start = 0;
  let end = second;
  while (first !== end) {
    const split = start + splitOf(end - start);
    if (first <= split) {
      proof.unshift(rangeHash(tree, split, end));
      end = split;
    } else {
      proof.unshift(rangeHash(tree, start, split));
      start = split;
    }
  }
  if (start > 0) proof.unshift(rangeHash(tree, start, end)); // the first root itself is known to the verifier
  return proof;
};

export interface InclusionClaim {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

const half = (value: number): number => Math.floor(value / 2);
const isOdd = (value: number): boolean => value % 2 === 1;

/** RFC 9162 section 2.1.3.2. Indices may exceed 32 bits, so there are no bit operators. */
export const verifyInclusion = (sha256: Sha256, claim: InclusionClaim): boolean => {
  const { index, size } = claim;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = claim.leafHash;
  for (const sibling of claim.proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = hashNode(sha256, sibling, hash);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else hash = hashNode(sha256, hash, sibling);
    node = half(node);
    last = half(last);
  }
  return last === 0 && sameBytes(hash, claim.root);
};

export interface ConsistencyClaim {
  readonly first: number;
  readonly second: number;
  readonly firstRoot: Uint8Array;
  readonly secondRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** RFC 9162 section 2.1.4.2; a first tree of size 0 is the start of every tree and needs the empty root and proof. */
export const verifyConsistency = (sha256: Sha256, claim: ConsistencyClaim): boolean => {
  const { first, second, firstRoot, secondRoot } = claim;
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 0 || first > second) return false;
  if (first === second) return claim.proof.length === 0 && sameBytes(firstRoot, secondRoot);
  if (first === 0) return claim.proof.length === 0 && sameBytes(firstRoot, sha256(new Uint8Array(0)));
  let node = first - 1;
  let last = second - 1;
  while (isOdd(node)) {
    node = half(node);
    last = half(last);
  }
  const [start, ...rest] = node === 0 ? [firstRoot, ...claim.proof] : claim.proof;
  if (start === undefined) return false;
  let old = start;
  let grown = start;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      old = hashNode(sha256, sibling, old);
      grown = hashNode(sha256, sibling, grown);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else grown = hashNode(sha256, grown, sibling);
    node = half(node);
    last = half(last);
  }
  return last === 0 && sameBytes(old, firstRoot) && sameBytes(grown, secondRoot);
};
