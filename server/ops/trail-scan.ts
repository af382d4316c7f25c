import { createHash, hash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { StoredTrailRow, TrailRangeReader } from "@keyhole/db/store/trail";
import type { ReadEntry } from "@keyhole/shared/trail/entry";
import { PackedScan, PeakStack, type Sha256Into, trailCopies } from "@keyhole/shared/trail/packed-trail";
import { judgeRow, type RowProblem } from "@keyhole/shared/trail/verify";

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

/** One call and one short string: half the time of a hash object and a buffer, twice an entry. */
export const sha256Into: Sha256Into = (memory) => {
  const buffer = Buffer.from(memory.buffer, memory.byteOffset, memory.length);
  return (bytes, at) => void buffer.write(hash("sha256", bytes, "binary"), at, 32, "latin1");
};

/** Rows that are read at once: some milliseconds of work, less than a megabyte as a rule. */
const page = 1000;

/** A run of rows, and the peaks of everything before it where its tree is to go on from there. */
export interface Segment {
  readonly start: number;
  readonly count: number;
  readonly before?: readonly Uint8Array[];
}

export type ScanProblem =
  | RowProblem
  /** A column that searches read says something else than the entry. */
  | { readonly kind: "copy-differs"; readonly index: number; readonly key: string };

/** `rows`: fewer than the segment's where the table ends before. `peaks`: of the rows, and of what was before if given. */
export interface ScannedSegment {
  readonly rows: number;
  readonly peaks: readonly Uint8Array[];
  readonly problem: ScanProblem | null;
}

export interface ScanOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of rows that were read since the last call. */
  readonly onRows?: ((rows: number) => void) | undefined;
}

/** Scans segments, several at once where there are threads: results in order, ending with the first that has a problem. */
export type TrailScan = (segments: readonly Segment[], options: ScanOptions) => Promise<readonly ScannedSegment[]>;

/**
 * Checks every row of a segment: place, spelling, leaf and copies. Pages that are plainly good take the short way
 * (`PackedScan`); in any other each row is decoded and held against the rules by itself.
 */
export async function scanSegment(
  read: TrailRangeReader,
  segment: Segment,
  { signal, onRows }: ScanOptions,
): Promise<ScannedSegment> {
  const { start, count, before } = segment;
  const stack = new PeakStack(sha256Into);
  if (before !== undefined) stack.restore({ size: start, peaks: before });
  const scan = new PackedScan(stack);
  let rows = 0;
  while (rows < count) {
    signal?.throwIfAborted();
    const [from, limit] = [start + rows, Math.min(page, count - rows)];
    const packed = await read.trailPacked(from, limit);
    if (packed.rows === 0) break;
    if (!scan.append(packed, from)) {
      const problem = judgeAll(await read.trailRange(from, limit), { from, stack });
      if (problem !== null) return { rows, peaks: stack.peaks(), problem };
    }
    rows += packed.rows;
    onRows?.(packed.rows);
    await setImmediate();
  }
  return { rows, peaks: stack.peaks(), problem: null };
}

function judgeAll(
  rows: readonly StoredTrailRow[],
  { from, stack }: { readonly from: number; readonly stack: PeakStack },
): ScanProblem | null {
  for (const [at, row] of rows.entries()) {
    const index = from + at;
    const judged = judgeRow({ sequence: row.sequence, bytes: row.entry, leafHash: row.leaf }, index, sha256);
    if (!judged.ok) return judged.failure;
    const { entry, leafHash } = judged.value;
    const key = entry === undefined ? undefined : differingCopy(row, entry);
    if (key !== undefined) return { kind: "copy-differs", index, key };
    stack.appendLeaf(leafHash);
  }
  return null;
}

const differingCopy = ({ copies }: StoredTrailRow, entry: ReadEntry): string | undefined =>
  trailCopies.find((key) => (entry[key] ?? null) !== copies[key]);

/** One after the other in this thread, which gets a turn for other work after each page. */
export const scanHere =
  (read: TrailRangeReader): TrailScan =>
  async (segments, options) => {
    const results: ScannedSegment[] = [];
    for (const segment of segments) {
      const result = await scanSegment(read, segment, options);
      results.push(result);
      if (result.problem !== null || result.rows < segment.count) break;
    }
    return results;
  };
