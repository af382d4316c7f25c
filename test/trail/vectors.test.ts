import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { verifyCheckpoint, verifyNote } from "@keyhole/shared/trail/checkpoint";
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from "@keyhole/shared/trail/proofs";
import { Frontier, hashLeaf } from "@keyhole/shared/trail/tree";
import { crypto, hex, sha256, unhex } from "./crypto.ts";
import { makeVectors } from "./make-vectors.ts";
import { memoryTree } from "./memory-tree.ts";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../vectors/trail");
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

/**
 * The format is for good: a changed file here means that old trails read differently. Only what is appended (a type, a new
 * case) may be written, with KEYHOLE_UPDATE_VECTORS=1, and the difference must show nothing but additions.
 */
describe("vectors of the trail format", () => {
  const made = makeVectors();
  if (process.env["KEYHOLE_UPDATE_VECTORS"] === "1") {
    for (const [name, content] of Object.entries(made)) writeFileSync(join(folder, name), content);
  }

  it.each(Object.keys(made))("%s is what the code makes", (name) => {
    expect(made[name]).toBe(read(name));
  });

  it("has no file that nobody checks", () => {
    expect(readdirSync(folder).sort()).toEqual([...Object.keys(made), "published.json"].sort());
  });

  it("refuses every spelling in refused.json", () => {
    const refused = JSON.parse(read("refused.json")) as readonly { why: string; bytes: string }[]; // our own file
    expect(refused.length).toBeGreaterThan(20);
    expect(new Set(refused.map((vector) => vector.bytes)).size).toBe(refused.length);
    expect(refused.filter((vector) => decodeEntry(unhex(vector.bytes)).ok)).toEqual([]);
  });

  it("accepts every entry in entries.json", () => {
    const entries = JSON.parse(read("entries.json")) as readonly { name: string; bytes: string; leafHash: string }[]; // our own file
    for (const vector of entries) {
      expect(decodeEntry(unhex(vector.bytes)).ok, vector.name).toBe(true);
      expect(hex(hashLeaf(sha256, unhex(vector.bytes)))).toBe(vector.leafHash);
    }
  });

  it("judges every checkpoint in checkpoints.json", () => {
    const file = JSON.parse(read("checkpoints.json")) as {
      origin: string;
      verifierKey: string;
      good: readonly string[];
      bad: Readonly<Record<string, string>>;
    }; // our own file
    for (const note of file.good) expect(verifyCheckpoint(note, file, crypto).ok).toBe(true);
    for (const [why, note] of Object.entries(file.bad))
      expect(verifyCheckpoint(note, file, crypto).ok, why).toBe(false);
  });
});

interface Published {
  readonly leaves: readonly string[];
  readonly roots: readonly string[];
  readonly inclusion: readonly { index: number; size: number; proof: readonly string[] }[];
  readonly consistency: readonly { first: number; second: number; proof: readonly string[] }[];
  readonly notes: readonly { verifierKey: string; origin?: string; note: string }[];
}

describe("values published by others", () => {
  const published = JSON.parse(read("published.json")) as Published; // checked by hand against their sources
  const leaves = published.leaves.map((leaf) => hashLeaf(sha256, unhex(leaf)));
  const rootOf = (size: number): Uint8Array => unhex(published.roots[size] ?? "");

  it("gives the roots of Certificate Transparency's reference tree", () => {
    const frontier = Frontier.empty(sha256);
    expect(hex(frontier.root())).toBe(published.roots[0]);
    leaves.forEach((leaf, at) => {
      frontier.append(leaf);
      expect(hex(frontier.root())).toBe(published.roots[at + 1]);
    });
    expect(published.roots).toHaveLength(9);
  });

  it.each(published.inclusion)("gives the reference inclusion proof of $index in $size", ({ index, size, proof }) => {
    expect(inclusionProof(memoryTree(leaves), index, size).map(hex)).toEqual(proof);
    const claim = {
      leafHash: leaves[index] ?? new Uint8Array(0),
      index,
      size,
      proof: proof.map(unhex),
      root: rootOf(size),
    };
    expect(verifyInclusion(sha256, claim)).toBe(true);
  });

  it.each(published.consistency)(
    "gives the reference consistency proof of $first in $second",
    ({ first, second, proof }) => {
      expect(consistencyProof(memoryTree(leaves), first, second).map(hex)).toEqual(proof);
      const claim = { first, second, firstRoot: rootOf(first), secondRoot: rootOf(second), proof: proof.map(unhex) };
      expect(verifyConsistency(sha256, claim)).toBe(true);
    },
  );

  it.each(published.notes)("accepts a note signed by $verifierKey and nothing changed in it", (vector) => {
    expect(verifyNote(vector.note, vector.verifierKey, crypto).ok).toBe(true);
    const changed = `x${vector.note.slice(1)}`;
    expect(verifyNote(changed, vector.verifierKey, crypto)).toEqual({ ok: false, failure: "wrong-signature" });
    if (vector.origin === undefined) return;
    expect(verifyCheckpoint(vector.note, { origin: vector.origin, verifierKey: vector.verifierKey }, crypto).ok).toBe(
      true,
    );
  });
});
