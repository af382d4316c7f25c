import { createHash, createPublicKey, verify } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Store } from "@keyhole/db/store";
import { type StoredTrailRow, trailCopies } from "@keyhole/db/store/trail";
import { type Checkpoint, verifierKeyOf, verifyCheckpoint } from "@keyhole/shared/trail/checkpoint";
import type { ReadEntry } from "@keyhole/shared/trail/entry";
import { sameBytes } from "@keyhole/shared/trail/hash";
import { Frontier } from "@keyhole/shared/trail/tree";
import { TrailVerifier, type TrailVerdict } from "@keyhole/shared/trail/verify";
import type { KeyFolder } from "../vault/key-folder.ts";
import { findingOf } from "./trail-finding.ts";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
/** Rows between two turns of the event loop: some milliseconds. */
const page = 500;

/** DER head of an Ed25519 public key (RFC 8410), before its 32 bytes. */
const keyHead = Buffer.from("302a300506032b6570032100", "hex");

const verifyEd25519 = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean =>
  verify(
    null,
    bytes,
    createPublicKey({ key: Buffer.concat([keyHead, publicKey]), format: "der", type: "spki" }),
    signature,
  );

/** The first thing that is wrong. */
export type TrailProblem =
  | Exclude<TrailVerdict, { kind: "whole" }>
  /** The signed head is not this log's, or not signed by its key. */
  | { readonly kind: "head-not-signed"; readonly failure: string }
  /** The head's size or frontier is not what was signed. */
  | { readonly kind: "head-differs" }
  /** A column that searches read says something else than the entry. */
  | { readonly kind: "copy-differs"; readonly index: number; readonly key: string }
  /** Rows behind the signed head. */
  | { readonly kind: "beyond-head"; readonly index: number };

export interface TrailCheck {
  readonly whole: boolean;
  /** Entries in the tree. */
  readonly size: number;
  readonly problem: TrailProblem | null;
  /** A sentence for people: what was checked, or the first thing that is wrong and where. */
  readonly finding: string;
  readonly verifierKey: string;
}

export interface CheckedParts {
  readonly store: Pick<Store, "read">;
  readonly keys: KeyFolder;
}

export interface CheckOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (checked: number, size: number) => void;
}

export const logVerifierKey = ({ logKey }: KeyFolder): string =>
  verifierKeyOf({ name: logKey.name, publicKey: logKey.publicKey, sha256 });

/**
 * Reads the whole trail in pages, checks every entry, leaf, copy and the signed head. Reads only, lets other work go on
 * between pages, rejects with the signal's reason when it is aborted.
 */
export async function checkTrail(parts: CheckedParts, options: CheckOptions = {}): Promise<TrailCheck> {
  const { size, problem } = await findProblem(parts, options);
  const finding = findingOf(problem, size);
  return { whole: problem === null, size, problem, finding, verifierKey: logVerifierKey(parts.keys) };
}

async function findProblem(
  parts: CheckedParts,
  options: CheckOptions,
): Promise<{ size: number; problem: TrailProblem | null }> {
  const { read } = parts.store;
  const head = await read.trailHead();
  const signed = openCheckpoint(parts.keys, head.checkpoint);
  if (!signed.ok) return { size: head.size, problem: { kind: "head-not-signed", failure: signed.failure } };
  const checkpoint = signed.value;
  const { size } = checkpoint;
  const frontier = Frontier.fromBytes(sha256, head.frontier);
  const matches = frontier?.size === size && sameBytes(frontier.root(), checkpoint.root);
  const walked = await walk(parts, { size, checkpoints: [checkpoint], options });
  if (walked?.kind === "root-differs" || walked?.kind === "too-short") {
    // One row taken out of the middle, with the later ones moved up, looks like a trail that is too short.
    const nearest = await narrowed(parts, checkpoint, options);
    return { size, problem: nearest?.kind === "root-differs" ? nearest : walked };
  }
  if (walked !== null) return { size, problem: walked };
  if (head.size !== size || !matches) return { size, problem: { kind: "head-differs" } };
  const beyond = await rowsBeyondHead(parts);
  return { size, problem: beyond };
}

const openCheckpoint = (keys: KeyFolder, note: string) => {
  const identity = { origin: keys.logKey.name, verifierKey: logVerifierKey(keys) };
  return verifyCheckpoint(note, identity, { sha256, verify: verifyEd25519 });
};

/** The first problem of the rows before `size`; null where they match every checkpoint. */
async function walk(
  { store }: CheckedParts,
  over: { readonly size: number; readonly checkpoints: readonly Checkpoint[]; readonly options: CheckOptions },
): Promise<TrailProblem | null> {
  const { size, checkpoints, options } = over;
  const verifier = new TrailVerifier(sha256, { checkpoints });
  for (let from = 0; from < size; from += page) {
    options.signal?.throwIfAborted();
    const rows = await store.read.trailRange(from, Math.min(page, size - from));
    for (const row of rows) {
      const entry = verifier.push({ sequence: row.sequence, bytes: row.entry, leafHash: row.leaf });
      const key = entry === undefined ? undefined : differingCopy(row, entry);
      if (key !== undefined) return { kind: "copy-differs", index: row.sequence, key };
    }
    if (rows.length === 0 || verifier.verdict().kind === "wrong-sequence") break;
    options.onProgress?.(Math.min(from + page, size), size);
    await setImmediate();
  }
  options.signal?.throwIfAborted();
  const verdict = verifier.verdict();
  return verdict.kind === "whole" ? null : verdict;
}

const differingCopy = ({ copies }: StoredTrailRow, entry: ReadEntry): string | undefined =>
  trailCopies.find((key) => (entry[key] ?? null) !== copies[key]);

/** Which signed head the entries still match: a second pass, made only where the newest one does not match. */
async function narrowed(parts: CheckedParts, newest: Checkpoint, options: CheckOptions) {
  const checkpoints: Checkpoint[] = [newest];
  for (let after = 0; ;) {
    const milestones = await parts.store.read.trailMilestones(after, page);
    for (const { checkpoint } of milestones) {
      const opened = openCheckpoint(parts.keys, checkpoint);
      if (opened.ok && opened.value.size < newest.size) checkpoints.push(opened.value);
    }
    const last = milestones.at(-1);
    if (last === undefined) break;
    after = last.size;
    await setImmediate();
  }
  return walk(parts, { size: newest.size, checkpoints, options });
}

/** The newest row first, then the head, which only grows: work under way cannot be taken for rows too many. */
async function rowsBeyondHead({ store }: CheckedParts): Promise<TrailProblem | null> {
  const before = await store.read.trailHead();
  const rows = await store.read.trailRange(before.size, 1);
  const after = await store.read.trailHead();
  const [first] = rows;
  return first === undefined || first.sequence < after.size ? null : { kind: "beyond-head", index: first.sequence };
}
