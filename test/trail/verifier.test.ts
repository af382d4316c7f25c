import { describe, expect, it } from "vitest";
import { parseCheckpoint, type Checkpoint } from "@keyhole/shared/trail/checkpoint";
import { formatTrailLine, parseTrailLine } from "@keyhole/shared/trail/trail-line";
import { Frontier } from "@keyhole/shared/trail/tree";
import { TrailVerifier, type TrailRow, type TrailVerdict } from "@keyhole/shared/trail/verify";
import { sha256 } from "./crypto.ts";
import { sampleRow } from "./samples.ts";

const size = 40;
const rows: readonly TrailRow[] = Array.from({ length: size }, (_, at) => sampleRow(at));

const frontierOf = (some: readonly TrailRow[]): Frontier => {
  const frontier = Frontier.empty(sha256);
  for (const row of some) if (row.leafHash) frontier.append(row.leafHash);
  return frontier;
};

const checkpointAt = (at: number): Checkpoint => ({
  origin: "o",
  size: at,
  root: frontierOf(rows.slice(0, at)).root(),
});

const judge = (some: readonly TrailRow[], checkpoints: readonly Checkpoint[] = []): TrailVerdict => {
  const verifier = new TrailVerifier(sha256, { checkpoints });
  for (const row of some) verifier.push(row);
  return verifier.verdict();
};

/** The rows with one of them changed. */
const changed = (at: number, change: (row: TrailRow) => TrailRow): TrailRow[] =>
  rows.map((row, index) => (index === at ? change(row) : row));

const flipped = (bytes: Uint8Array | undefined, at: number): Uint8Array =>
  (bytes ?? new Uint8Array(0)).map((byte, index) => (index === at ? byte ^ 1 : byte));

/** Another valid entry in place of one, as somebody with the database but without the log key could write it. */
const replaced = (row: TrailRow): TrailRow => ({ ...sampleRow(row.sequence + 1000), sequence: row.sequence });

describe("TrailVerifier", () => {
  it("finds an untouched trail whole, at every checkpoint", () => {
    const verdict = judge(rows, [checkpointAt(0), checkpointAt(7), checkpointAt(32), checkpointAt(size)]);
    expect(verdict).toEqual({ kind: "whole", size, root: frontierOf(rows).root(), pruned: 0, checked: 4 });
  });

  it("hands out each entry as it passes", () => {
    const verifier = new TrailVerifier(sha256);
    expect(rows.map((row) => verifier.push(row)?.time)).toEqual(rows.map((_, at) => 1_767_225_600_000 + at * 1000));
  });

  it.each([0, 17, size - 1])("names row %i when a byte of it was flipped", (at) => {
    const verdict = judge(
      changed(at, (row) => ({ ...row, bytes: flipped(row.bytes, 30) })),
      [checkpointAt(size)],
    );
    expect(verdict).toMatchObject({ index: at });
    expect(["leaf-differs", "undecodable"]).toContain(verdict.kind);
  });

  it("names the row whose stored leaf hash was changed", () => {
    const verdict = judge(changed(9, (row) => ({ ...row, leafHash: flipped(row.leafHash, 3) })));
    expect(verdict).toEqual({ kind: "leaf-differs", index: 9 });
  });

  it("names the first row after a deletion, an insertion and a swap", () => {
    const missing = rows.filter((row) => row.sequence !== 5);
    expect(judge(missing)).toEqual({ kind: "wrong-sequence", index: 5, found: 6 });
    const twice = [...rows.slice(0, 6), ...rows.slice(5)];
    expect(judge(twice)).toEqual({ kind: "wrong-sequence", index: 6, found: 5 });
    const swapped = changed(3, () => sampleRow(4));
    expect(judge(swapped)).toEqual({ kind: "wrong-sequence", index: 3, found: 4 });
  });

  it("finds what was renumbered or rewritten with fitting hashes between the two checkpoints around it", () => {
    const checkpoints = [checkpointAt(16), checkpointAt(size)];
    const differs = { kind: "root-differs", goodSize: 16, checkpointSize: size };
    expect(judge(changed(20, replaced), checkpoints)).toEqual(differs);
    const renumbered = [...rows.slice(0, 20), ...rows.slice(21), sampleRow(size)].map((row, sequence) => ({
      ...row,
      sequence,
    }));
    expect(judge(renumbered, checkpoints)).toEqual(differs);
  });

  it("sees that the end was cut off", () => {
    expect(judge(rows.slice(0, 30), [checkpointAt(16), checkpointAt(size)])).toEqual({
      kind: "too-short",
      size: 30,
      checkpointSize: size,
    });
    expect(judge([], [checkpointAt(1)])).toMatchObject({ kind: "too-short", size: 0 });
  });

  it("accepts a pruned row by its leaf hash, counts it, and refuses one with neither", () => {
    const pruned = changed(4, ({ sequence, leafHash }) => ({ sequence, ...(leafHash && { leafHash }) }));
    expect(judge(pruned, [checkpointAt(size)])).toMatchObject({ kind: "whole", pruned: 1 });
    expect(judge(changed(4, ({ sequence }) => ({ sequence })))).toEqual({ kind: "nothing-stored", index: 4 });
  });

  it("goes on from a frontier that was checked before", () => {
    const from = frontierOf(rows.slice(0, 25));
    const verifier = new TrailVerifier(sha256, { from, checkpoints: [checkpointAt(10), checkpointAt(size)] });
    for (const row of rows.slice(25)) verifier.push(row);
    expect(verifier.verdict()).toMatchObject({ kind: "whole", size, checked: 1 });
    expect(from.size).toBe(25);
  });

  it("refuses a root that its own frontier does not have", () => {
    const body = parseCheckpoint("o\n0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
    expect(judge([], body.ok ? [body.value] : [])).toEqual({ kind: "root-differs", goodSize: 0, checkpointSize: 0 });
  });
});

describe("an exported line", () => {
  it("reads back as its row", () => {
    for (const row of [rows[3], { sequence: 0 }, { sequence: 1, leafHash: new Uint8Array(32) }]) {
      if (row === undefined) throw new Error("no row");
      expect(parseTrailLine(formatTrailLine(row))).toEqual({ ok: true, value: row });
    }
  });

  it.each([
    "",
    "null",
    "[]",
    "{}",
    '{"sequence":"1"}',
    '{"sequence":1.5}',
    '{"sequence":1,"entry":"A"}',
    '{"sequence":1,"leafHash":"AAAA"}',
  ])("refuses %s", (line) => {
    expect(parseTrailLine(line).ok).toBe(false);
  });
});
