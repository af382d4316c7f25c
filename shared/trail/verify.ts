import type { Checkpoint } from "./checkpoint.ts";
import { decodeEntry } from "./entry-codec.ts";
import type { ReadEntry } from "./entry.ts";
import { sameBytes, type Sha256 } from "./hash.ts";
import { fail, ok, type Result } from "../result.ts";
import { Frontier, hashLeaf } from "./tree.ts";

/** One row of a stored or exported trail. A pruned entry has no bytes any more, only its leaf hash. */
export interface TrailRow {
  readonly sequence: number;
  readonly bytes?: Uint8Array;
  readonly leafHash?: Uint8Array;
}

/** What is wrong with the row at an index, the first such row. */
export type RowProblem =
  | { readonly kind: "wrong-sequence"; readonly index: number; readonly found: number }
  | { readonly kind: "undecodable"; readonly index: number; readonly key: string; readonly problem: string }
  | { readonly kind: "leaf-differs"; readonly index: number }
  | { readonly kind: "nothing-stored"; readonly index: number }; // neither bytes nor leaf hash

export type TrailVerdict =
  | {
      readonly kind: "whole";
      readonly size: number;
      readonly root: Uint8Array;
      readonly pruned: number;
      readonly checked: number;
    }
  | RowProblem
  /** The trail ends before a checkpoint's size: entries were cut off, or an old state was put back. */
  | { readonly kind: "too-short"; readonly size: number; readonly checkpointSize: number }
  /** Entries before `checkpointSize` are not those that were signed; those before `goodSize` are. */
  | { readonly kind: "root-differs"; readonly goodSize: number; readonly checkpointSize: number };

/** Holds one row against the place it stands at: its leaf hash and its entry (none where it was pruned). */
export function judgeRow(
  row: TrailRow,
  index: number,
  sha256: Sha256,
): Result<{ readonly leafHash: Uint8Array; readonly entry?: ReadEntry }, RowProblem> {
  if (row.sequence !== index) return fail({ kind: "wrong-sequence", index, found: row.sequence });
  const entry = row.bytes && decodeEntry(row.bytes);
  if (entry?.ok === false) return fail({ kind: "undecodable", index, ...entry.failure });
  const leafHash = row.bytes === undefined ? row.leafHash : hashLeaf(sha256, row.bytes);
  if (leafHash === undefined) return fail({ kind: "nothing-stored", index });
  if (row.leafHash !== undefined && !sameBytes(leafHash, row.leafHash)) return fail({ kind: "leaf-differs", index });
  return ok({ leafHash, ...(entry && { entry: entry.value }) });
}

/**
 * Checks a trail from its first row on, in flat memory. Feed rows in order of sequence (0, 1, 2 …) and ask for the verdict
 * at the end; after the first bad row further ones change nothing. `checkpoints` are of this log, their signatures already
 * verified (`verifyCheckpoint`); each is compared with the tree at its own size.
 */
export class TrailVerifier {
  readonly #sha256: Sha256;
  readonly #frontier: Frontier;
  readonly #checkpoints: readonly Checkpoint[];
  #next = 0;
  #goodSize = 0;
  #pruned = 0;
  #problem: TrailVerdict | undefined;

  /** `from`: a frontier that was checked before; rows then start at its size, and older checkpoints are left aside. */
  constructor(
    sha256: Sha256,
    options: { readonly checkpoints?: readonly Checkpoint[]; readonly from?: Frontier } = {},
  ) {
    this.#sha256 = sha256;
    this.#frontier = options.from?.clone() ?? Frontier.empty(sha256);
    const start = this.#frontier.size;
    this.#goodSize = start;
    this.#checkpoints = (options.checkpoints ?? [])
      .filter((checkpoint) => checkpoint.size >= start)
      .sort((first, second) => first.size - second.size);
    this.#compare();
  }

  /** The decoded entry, or undefined where the row is bad or pruned. */
  push(row: TrailRow): ReadEntry | undefined {
    if (this.#problem !== undefined) return undefined;
    const judged = judgeRow(row, this.#frontier.size, this.#sha256);
    if (!judged.ok) {
      this.#problem = judged.failure;
      return undefined;
    }
    const { leafHash, entry } = judged.value;
    if (entry === undefined) this.#pruned += 1;
    this.#frontier.append(leafHash);
    this.#compare();
    return entry;
  }

  /** What the rows so far amount to. */
  verdict(): TrailVerdict {
    if (this.#problem !== undefined) return this.#problem;
    const { size } = this.#frontier;
    const beyond = this.#checkpoints[this.#next];
    if (beyond !== undefined) return { kind: "too-short", size, checkpointSize: beyond.size };
    return { kind: "whole", size, root: this.#frontier.root(), pruned: this.#pruned, checked: this.#next };
  }

  /** Holds the tree against every checkpoint of exactly its size. */
  #compare(): void {
    const { size } = this.#frontier;
    for (;;) {
      const checkpoint = this.#checkpoints[this.#next];
      if (checkpoint?.size !== size || this.#problem !== undefined) return;
      if (sameBytes(checkpoint.root, this.#frontier.root())) {
        this.#goodSize = size;
        this.#next += 1;
      } else this.#problem = { kind: "root-differs", goodSize: this.#goodSize, checkpointSize: size };
    }
  }
}
