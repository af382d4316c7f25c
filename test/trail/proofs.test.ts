import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from "@keyhole/shared/trail/proofs";
import { Frontier, hashLeaf, hashNode } from "@keyhole/shared/trail/tree";
import { toUtf8 } from "@keyhole/shared/trail/utf8";
import { sha256 } from "./crypto.ts";
import { memoryTree } from "./memory-tree.ts";

describe("proofs, at every size up to 200", { timeout: 90_000 }, () => {
  const tree = memoryTree(Array.from({ length: 200 }, (_, at) => hashLeaf(sha256, toUtf8(`leaf ${at}`))));
  const sizes = Array.from({ length: 201 }, (_, size) => size);
  const wrong = (hash: Uint8Array): Uint8Array => hash.map((byte, at) => (at === 5 ? byte ^ 1 : byte));

  const spoilt = (proof: readonly Uint8Array[], place: number): Uint8Array[] =>
    proof.map((hash, at) => (at === place ? wrong(hash) : hash));

  it("show every leaf of every tree, and no other leaf, place, size or root", () => {
    for (const size of sizes) {
      const root = tree.root(size);
      for (let index = 0; index < size; index++) {
        const leafHash = tree.read(index, index + 1);
        const claim = { leafHash, index, size, root, proof: inclusionProof(tree, index, size) };
        if (!verifyInclusion(sha256, claim)) expect.fail(`leaf ${index} of ${size}`);
        if (verifyInclusion(sha256, { ...claim, leafHash: wrong(leafHash) }))
          expect.fail(`a wrong leaf ${index} of ${size}`);
        if ((index + size) % 5 !== 0) continue; // the other false claims about every fifth leaf
        const bad = [
          { ...claim, root: wrong(root) },
          { ...claim, index: index + 1 },
          { ...claim, proof: [...claim.proof, root] },
          ...(size === 1 ? [] : [{ ...claim, proof: claim.proof.slice(1) }]),
        ];
        if (bad.some((other) => verifyInclusion(sha256, other)))
          expect.fail(`a false claim about leaf ${index} of ${size}`);
      }
    }
  });

  it("show every earlier tree inside every later one, and no other", () => {
    for (const second of sizes) {
      for (let first = 0; first <= second; first++) {
        const claim = {
          first,
          second,
          firstRoot: tree.root(first),
          secondRoot: tree.root(second),
          proof: consistencyProof(tree, first, second),
        };
        if (!verifyConsistency(sha256, claim)) expect.fail(`${first} in ${second}`);
        if ((first + second) % 5 !== 0) continue; // false claims about every fifth pair, which meets all shapes
        const bad = [
          { ...claim, firstRoot: wrong(claim.firstRoot) },
          ...(first === 0 ? [] : [{ ...claim, secondRoot: wrong(claim.secondRoot) }]),
          { ...claim, proof: [...claim.proof, claim.secondRoot] },
          ...(claim.proof.length === 0 ? [] : [{ ...claim, proof: claim.proof.slice(0, -1) }]),
          ...(claim.proof.length === 0 ? [] : [{ ...claim, proof: spoilt(claim.proof, second % claim.proof.length) }]),
        ];
        if (bad.some((other) => verifyConsistency(sha256, other)))
          expect.fail(`a false claim about ${first} in ${second}`);
      }
    }
  });

  it("are refused where too short or too long, even if the hashes lead to the claimed root", () => {
    const first = tree.read(0, 1);
    const second = tree.read(1, 2);
    const pair = hashNode(sha256, first, second);
    const short = { leafHash: first, index: 0, size: 2, proof: [], root: first };
    expect(verifyInclusion(sha256, short)).toBe(false);
    expect(verifyInclusion(sha256, { ...short, size: 1 })).toBe(true);
    const long = { leafHash: second, index: 0, size: 1, proof: [first], root: pair };
    expect(verifyInclusion(sha256, long)).toBe(false);
    expect(verifyInclusion(sha256, { ...long, index: 1, size: 2 })).toBe(true);

    const grown = { first: 1, firstRoot: first, second: 2, secondRoot: pair, proof: [second] };
    expect(verifyConsistency(sha256, grown)).toBe(true);
    expect(verifyConsistency(sha256, { ...grown, second: 4 })).toBe(false);
    const twice = { ...grown, secondRoot: hashNode(sha256, second, pair), firstRoot: hashNode(sha256, second, first) };
    expect(verifyConsistency(sha256, { ...twice, proof: [second, second] })).toBe(false);
    const above = {
      first: 3,
      firstRoot: tree.root(3),
      second: 4,
      secondRoot: tree.root(4),
      proof: consistencyProof(tree, 3, 4),
    };
    const extra = tree.read(4, 5);
    const lifted = {
      firstRoot: hashNode(sha256, extra, above.firstRoot),
      secondRoot: hashNode(sha256, extra, above.secondRoot),
    };
    expect(verifyConsistency(sha256, above)).toBe(true);
    expect(verifyConsistency(sha256, { ...above, ...lifted, proof: [...above.proof, extra] })).toBe(false);
  });

  it("refuses to prove what is not in the tree", () => {
    expect(() => inclusionProof(tree, 5, 5)).toThrow(RangeError);
    expect(() => inclusionProof(tree, -1, 5)).toThrow(RangeError);
    expect(() => consistencyProof(tree, 6, 5)).toThrow(RangeError);
  });
});

describe("Frontier", () => {
  it("goes on from its bytes as if it had never stopped", () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), fc.nat({ max: 40 }), (before, after) => {
        const whole = Frontier.empty(sha256);
        for (let at = 0; at < before; at++) whole.append(hashLeaf(sha256, toUtf8(`leaf ${at}`)));
        const again = Frontier.fromBytes(sha256, whole.toBytes());
        const kept = whole.toBytes();
        const copy = whole.clone();
        for (let at = 0; at < after; at++) {
          copy.append(hashLeaf(sha256, toUtf8(`more ${at}`)));
          again?.append(hashLeaf(sha256, toUtf8(`more ${at}`)));
        }
        expect(again?.root()).toEqual(copy.root());
        expect(again?.size).toBe(before + after);
        expect(whole.toBytes()).toEqual(kept);
      }),
      { numRuns: 60 },
    );
  });

  it("is not read from bytes of another length", () => {
    const bytes = Frontier.empty(sha256).toBytes();
    expect(Frontier.fromBytes(sha256, bytes)?.size).toBe(0);
    expect(Frontier.fromBytes(sha256, bytes.slice(1))).toBeUndefined();
    expect(Frontier.fromBytes(sha256, new Uint8Array(9))).toBeUndefined();
    expect(Frontier.fromBytes(sha256, new Uint8Array(8).fill(255))).toBeUndefined();
    expect(() => Frontier.empty(sha256).append(new Uint8Array(31))).toThrow("32 bytes");
  });
});
