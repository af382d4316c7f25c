import type { TreeReader } from "@keyhole/shared/trail/proofs";
import { Frontier, hashNode } from "@keyhole/shared/trail/tree";
import { sha256 } from "./crypto.ts";

export interface MemoryTree extends TreeReader {
  /** Root of the first `size` leaves, by the frontier: another way than the one that makes proofs. */
  readonly root: (size: number) => Uint8Array;
}

/** A tree over leaf hashes that keeps the perfect subtrees it was asked for, and refuses to be asked for any other. */
export const memoryTree = (leaves: readonly Uint8Array[]): MemoryTree => {
  const kept = new Map<string, Uint8Array>();
  const read = (start: number, end: number): Uint8Array => {
    const size = end - start;
    if (Math.log2(size) % 1 !== 0 || start % size !== 0) throw new Error(`${start}..${end} is no perfect subtree`);
    const leaf = leaves[start];
    if (leaf === undefined || end > leaves.length) throw new Error(`${start}..${end} is not in the tree`);
    if (size === 1) return leaf;
    const name = `${start}..${end}`;
    const hash = kept.get(name) ?? hashNode(sha256, read(start, start + size / 2), read(start + size / 2, end));
    kept.set(name, hash);
    return hash;
  };
  const frontier = Frontier.empty(sha256);
  const roots = [frontier.root()];
  for (const leaf of leaves) {
    frontier.append(leaf);
    roots.push(frontier.root());
  }
  return { sha256, read, root: (size) => roots[size] ?? new Uint8Array(0) };
};
