import { createPublicKey, verify } from "node:crypto";
import type { Store } from "@keyhole/db/store";
import { type Checkpoint, verifierKeyOf, verifyCheckpoint } from "@keyhole/shared/trail/checkpoint";
import { sameBytes } from "@keyhole/shared/trail/hash";
import { PeakStack } from "@keyhole/shared/trail/packed-trail";
import { Frontier } from "@keyhole/shared/trail/tree";
import type { TrailVerdict } from "@keyhole/shared/trail/verify";
import type { KeyFolder } from "../vault/key-folder.ts";
import { findingOf } from "./trail-finding.ts";
import {
  scanHere,
  scanSegment,
  type ScanProblem,
  type Segment,
  sha256,
  sha256Into,
  type TrailScan,
} from "./trail-scan.ts";

const milestonePage = 500;

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
  | ScanProblem
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
  /** Threads to scan in; left out, this thread does it. */
  readonly trailScan?: TrailScan;
}

export interface CheckOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (checked: number, size: number) => void;
  /** The tree of an earlier check that found everything whole: only what came after it is read, onto this tree. */
  readonly since?: Frontier | undefined;
  /** Given the tree of a trail that was found whole, for a later check. */
  readonly onWhole?: (frontier: Frontier) => void;
}

export const logVerifierKey = ({ logKey }: KeyFolder): string =>
  verifierKeyOf({ name: logKey.name, publicKey: logKey.publicKey, sha256 });

/**
 * Reads the trail, checks every entry, leaf, copy and the signed head. Reads only, lets other work go on between pages,
 * rejects with the signal's reason when it is aborted.
 */
export async function checkTrail(parts: CheckedParts, options: CheckOptions = {}): Promise<TrailCheck> {
  const { size, problem, frontier } = await findProblem(parts, options);
  if (frontier !== undefined) options.onWhole?.(frontier);
  const finding = findingOf(problem, size);
  return { whole: problem === null, size, problem, finding, verifierKey: logVerifierKey(parts.keys) };
}

/** Rows of one segment: a power of two, so that each full one is one subtree of the whole. */
const segmentRows = 65_536;

async function findProblem(parts: CheckedParts, options: CheckOptions): Promise<Found> {
  const { read } = parts.store;
  const head = await read.trailHead();
  const signed = openCheckpoint(parts.keys, head.checkpoint);
  if (!signed.ok) return { size: head.size, problem: { kind: "head-not-signed", failure: signed.failure } };
  const checkpoint = signed.value;
  const { size } = checkpoint;
  const walked = await walk(parts, { size, options });
  if (walked.problem !== null && walked.problem.kind !== "too-short") return { size, problem: walked.problem };
  if (walked.problem !== null || !isRoot(walked.frontier, checkpoint)) {
    // One row taken out of the middle, with the later ones moved up, looks like a trail that is too short.
    const nearest = await narrowed(parts, checkpoint, options);
    return { size, problem: walked.problem === null || nearest.kind === "root-differs" ? nearest : walked.problem };
  }
  const stored = Frontier.fromBytes(sha256, head.frontier);
  if (head.size !== size || stored?.size !== size || !sameBytes(stored.root(), checkpoint.root)) {
    return { size, problem: { kind: "head-differs" } };
  }
  const problem = await rowsBeyondHead(parts);
  return { size, problem, ...(problem === null && walked.frontier !== undefined && { frontier: walked.frontier }) };
}

interface Found {
  readonly size: number;
  readonly problem: TrailProblem | null;
  /** Of the trail that was found whole. */
  readonly frontier?: Frontier;
}

const isRoot = (frontier: Frontier | undefined, { root }: Checkpoint): boolean =>
  frontier !== undefined && sameBytes(frontier.root(), root);

const openCheckpoint = (keys: KeyFolder, note: string) => {
  const identity = { origin: keys.logKey.name, verifierKey: logVerifierKey(keys) };
  return verifyCheckpoint(note, identity, { sha256, verify: verifyEd25519 });
};

/** The first problem of the rows before `size`, or the tree that they make. */
async function walk(
  parts: CheckedParts,
  { size, options }: { readonly size: number; readonly options: CheckOptions },
): Promise<{ readonly problem: TrailProblem | null; readonly frontier?: Frontier | undefined }> {
  const { signal, onProgress, since } = options;
  // An older head that was put back is shorter than what was checked: then all of it is looked at again.
  const from = since !== undefined && since.size <= size ? since : undefined;
  const segments = segmentsOf(size, from);
  let checked = from?.size ?? 0;
  const onRows = (rows: number): void => {
    checked += rows;
    onProgress?.(checked, size);
  };
  const scan = parts.trailScan ?? scanHere(parts.store.read);
  const results = await scan(segments, { signal, onRows });
  signal?.throwIfAborted();
  const units = new PeakStack(sha256Into);
  let rest: readonly Uint8Array[] = from?.peaks ?? [];
  for (const [at, { problem, rows, peaks }] of results.entries()) {
    const { start, count } = segments[at] ?? { start: 0, count: 0 };
    if (problem !== null) return { problem };
    if (rows < count) return { problem: { kind: "too-short", size: start + rows, checkpointSize: size } };
    const [unit] = peaks;
    if (from === undefined && count === segmentRows && unit !== undefined) units.appendLeaf(unit);
    else rest = peaks;
  }
  return { problem: null, frontier: Frontier.fromPeaks(sha256, size, [...units.peaks(), ...rest]) };
}

function segmentsOf(size: number, from: Frontier | undefined): Segment[] {
  if (from !== undefined) {
    return size === from.size ? [] : [{ start: from.size, count: size - from.size, before: from.peaks }];
  }
  return Array.from({ length: Math.ceil(size / segmentRows) }, (_, at) => {
    const start = at * segmentRows;
    return { start, count: Math.min(segmentRows, size - start) };
  });
}

/** Which signed head the entries still match: a second pass, made only where the newest one does not match. */
async function narrowed(parts: CheckedParts, newest: Checkpoint, { signal }: CheckOptions): Promise<TrailProblem> {
  const { read } = parts.store;
  let good = { size: 0, peaks: [] as readonly Uint8Array[] };
  for await (const checkpoint of signedHeads(parts, newest)) {
    if (checkpoint.size < good.size) continue;
    const segment = { start: good.size, count: checkpoint.size - good.size, before: good.peaks };
    const { problem, rows, peaks } = await scanSegment(read, segment, { signal });
    if (problem !== null) return problem;
    if (rows < segment.count) return { kind: "too-short", size: good.size + rows, checkpointSize: checkpoint.size };
    const frontier = Frontier.fromPeaks(sha256, checkpoint.size, peaks);
    if (!isRoot(frontier, checkpoint)) {
      return { kind: "root-differs", goodSize: good.size, checkpointSize: checkpoint.size };
    }
    good = { size: checkpoint.size, peaks };
  }
  return { kind: "head-differs" };
}

/** Earlier signed heads that are kept, smallest first, then the newest. Those not signed by this log's key say nothing. */
async function* signedHeads(parts: CheckedParts, newest: Checkpoint): AsyncGenerator<Checkpoint> {
  for (let after = 0; ;) {
    const milestones = await parts.store.read.trailMilestones(after, milestonePage);
    for (const { checkpoint } of milestones) {
      const opened = openCheckpoint(parts.keys, checkpoint);
      if (opened.ok && opened.value.size < newest.size) yield opened.value;
    }
    const last = milestones.at(-1);
    if (last === undefined) break;
    after = last.size;
  }
  yield newest;
}

/** The newest row first, then the head, which only grows: work under way cannot be taken for rows too many. */
async function rowsBeyondHead({ store }: CheckedParts): Promise<TrailProblem | null> {
  const before = await store.read.trailHead();
  const rows = await store.read.trailRange(before.size, 1);
  const after = await store.read.trailHead();
  const [first] = rows;
  return first === undefined || first.sequence < after.size ? null : { kind: "beyond-head", index: first.sequence };
}
