import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBase64 } from "@keyhole/shared/trail/base64";
import { canonicalJson } from "@keyhole/shared/trail/canonical-json";
import { checkDetail, checkDigest, commitDetail, commitDigest } from "@keyhole/shared/trail/commitment";
import { decodeEntry, encodeEntry } from "@keyhole/shared/trail/entry-codec";
import { kindOf, keysInOrder, neededKeys, type ValueKind } from "@keyhole/shared/trail/entry-keys";
import { digestNames, outcomes, unnamedActors, type TrailEntry } from "@keyhole/shared/trail/entry";
import { entryTypes } from "@keyhole/shared/trail/entry-types";
import { Frontier, hashLeaf } from "@keyhole/shared/trail/tree";
import { fromUtf8, toUtf8 } from "@keyhole/shared/trail/utf8";
import { sha256 } from "./crypto.ts";
import { makeVectors } from "./make-vectors.ts";
import { entryOf } from "./samples.ts";

const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const id = bytesOf(16).map((bytes) => toBase64(bytes, "url"));
const hash = bytesOf(32).map((bytes) => toBase64(bytes, "url"));
const code = fc.stringMatching(/^[a-z][a-z0-9.-]{0,63}$/u);
const sorted = (values: readonly string[]): string[] => [...values].sort();
const note = toBase64(toUtf8(makeVectors()["trail.checkpoint"] ?? ""), "url");

const valueOf: Readonly<Record<ValueKind, fc.Arbitrary<unknown>>> = {
  one: fc.constant(1),
  integer: fc.maxSafeNat(),
  id,
  code,
  hash,
  type: fc.constantFrom(...entryTypes),
  actor: fc.oneof(id, fc.constantFrom(...unnamedActors)),
  outcome: fc.constantFrom(...outcomes),
  note: fc.constant(note),
  ids: fc.uniqueArray(id, { minLength: 1, maxLength: 5 }).map(sorted),
  codes: fc.uniqueArray(code, { minLength: 1, maxLength: 5 }).map(sorted),
  digests: fc.dictionary(fc.constantFrom(...digestNames), hash, { minKeys: 1, noNullPrototype: true }),
};

const anyValues = Object.fromEntries(keysInOrder.map((key) => [key, valueOf[kindOf[key]]]));

/** Any entry that may be written: the keys its type needs, and any others. */
const entry: fc.Arbitrary<TrailEntry> = fc.constantFrom(...entryTypes).chain((type) => {
  const needed = ["v", "id", "type", "time", "outcome", "actor", ...(neededKeys[type] ?? [])];
  const values: Record<string, fc.Arbitrary<unknown>> = { ...anyValues, type: fc.constant(type) };
  return fc.record(values, { requiredKeys: needed, noNullPrototype: true }).map((parts) => {
    const { object, objectKind, note: _, ...rest } = parts as Record<string, unknown>;
    const pair = object !== undefined && objectKind !== undefined ? { object, objectKind } : {};
    return entryOf({ ...rest, ...pair, ...(type.startsWith("trail.") ? { note } : {}) });
  });
});

describe("any entry", () => {
  it("reads back as itself, from one spelling", () => {
    fc.assert(
      fc.property(entry, (value) => {
        const bytes = encodeEntry(value);
        const read = decodeEntry(bytes);
        expect(read).toEqual({ ok: true, value });
        expect(bytes).toEqual(toUtf8(canonicalJson(JSON.parse(JSON.stringify(value)))));
      }),
      { numRuns: 400 },
    );
  });

  it("changes the root when any of its bytes changes, and reads as another entry or none", () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (all, which, where, flip) => {
          const leaves = all.map(encodeEntry);
          const at = which % leaves.length;
          const bytes = leaves[at] ?? new Uint8Array(0);
          const place = where % bytes.length;
          const changed = bytes.map((byte, index) => (index === place ? byte ^ flip : byte));
          const other = leaves.map((leaf, index) => (index === at ? changed : leaf));
          expect(rootOf(other)).not.toEqual(rootOf(leaves));
          const read = decodeEntry(changed);
          expect(read.ok && JSON.stringify(read.value) === JSON.stringify(all[at])).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("never holds what a person typed", () => {
    const typed = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => !/^[a-z][a-z0-9.-]{0,63}$/u.test(text));
    const textKeys = keysInOrder.filter((key) => !["one", "integer", "note"].includes(kindOf[key]));
    fc.assert(
      fc.property(typed, fc.constantFrom(...textKeys), entry, (text, key, value) => {
        fc.pre(kindOf[key] !== "id" && kindOf[key] !== "actor" ? true : text.length !== 22);
        expect(() => encodeEntry({ ...value, [key]: text })).toThrow(TypeError);
        expect(() => encodeEntry({ ...value, [key]: [text] })).toThrow(TypeError);
        expect(() => encodeEntry({ ...value, [text]: "ok" })).toThrow(TypeError);
      }),
      { numRuns: 400 },
    );
  });
});

const rootOf = (leaves: readonly Uint8Array[]): Uint8Array => {
  const frontier = Frontier.empty(sha256);
  for (const leaf of leaves) frontier.append(hashLeaf(sha256, leaf));
  return frontier.root();
};

describe("commitments", () => {
  const detail = fc.dictionary(
    fc.string({ unit: "grapheme" }),
    fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.maxSafeInteger().filter((value) => !Object.is(value, -0)),
      fc.boolean(),
    ),
    { noNullPrototype: true },
  );

  it("open with their own salt and detail only", () => {
    fc.assert(
      fc.property(bytesOf(32), bytesOf(32), detail, detail, (salt, otherSalt, value, other) => {
        fc.pre(canonicalJson(value) !== canonicalJson(other) && Buffer.compare(salt, otherSalt) !== 0);
        const commitment = commitDetail(sha256, salt, value);
        expect(checkDetail(sha256, { salt, detail: value }, commitment)).toBe(true);
        expect(checkDetail(sha256, { salt, detail: other }, commitment)).toBe(false);
        expect(checkDetail(sha256, { salt: otherSalt, detail: value }, commitment)).toBe(false);
      }),
    );
  });

  it("of digests and of details never meet", () => {
    const salt = new Uint8Array(32);
    const digest = sha256(toUtf8("x"));
    const commitment = commitDigest(sha256, salt, digest);
    expect(checkDigest(sha256, { salt, digest }, commitment)).toBe(true);
    expect(checkDigest(sha256, { salt, digest: sha256(digest) }, commitment)).toBe(false);
    expect(commitDetail(sha256, salt, {})).not.toBe(commitment);
  });

  it.each([[{ a: 0.5 }], [{ a: 2 ** 53 }], [{ a: "\ud800" }], [{ "\udc00": 1 }], [{ a: -0 }], [{ a: Number.NaN }]])(
    "refuse %j, which has no one spelling",
    (value) => {
      expect(() => commitDetail(sha256, new Uint8Array(32), value)).toThrow(TypeError);
    },
  );

  it("refuse a salt that is not 32 bytes", () => {
    expect(() => commitDetail(sha256, new Uint8Array(31), {})).toThrow("32 bytes");
    expect(() => commitDigest(sha256, new Uint8Array(32), new Uint8Array(20))).toThrow("32 bytes");
  });
});

describe("utf8", () => {
  it("is what the platform writes and reads", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(Buffer.from(toUtf8(text)).equals(Buffer.from(text, "utf8"))).toBe(true);
        expect(fromUtf8(toUtf8(text))).toBe(text);
      }),
    );
  });

  it("does not read overlong or broken forms", () => {
    for (const bytes of [[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xff], [0xe2, 0x82]]) {
      expect(fromUtf8(Uint8Array.from(bytes))).toBeUndefined();
    }
  });
});
