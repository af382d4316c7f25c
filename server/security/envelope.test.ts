import { hkdfSync, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hkdf, open, recordOverhead, seal, sealedKeyVersion, type VersionedKey } from "./envelope.ts";

const purposeKey: VersionedKey = { version: 7, key: randomBytes(32) };
const identity = "items/AAAAAAAAAAAAAAAAAAAAAA/BBBBBBBBBBBBBBBBBBBBBA";
const bytes = Buffer.from("the quick brown fox — Füchse 🦊");

describe("I8: a sealed record", () => {
  it("opens to the same bytes, for lengths around block borders", () => {
    for (const length of [0, 1, 15, 16, 17, 255, 65_536, 1_000_003]) {
      const plain = randomBytes(length);
      const sealed = seal(purposeKey, { identity, bytes: plain }, randomBytes);
      expect(sealed.length).toBe(length + recordOverhead);
      const opened = open(purposeKey, identity, sealed);
      expect(opened.ok && Buffer.from(opened.value).equals(plain)).toBe(true);
    }
  });

  it("refuses every single altered byte of head, salt, nonce, ciphertext and tag", () => {
    const sealed = seal(purposeKey, { identity, bytes }, randomBytes);
    for (let at = 0; at < sealed.length; at++) {
      for (const bit of [0x01, 0x80]) {
        const altered = Uint8Array.from(sealed);
        altered[at] = (altered[at] ?? 0) ^ bit;
        expect(open(purposeKey, identity, altered).ok, `byte ${String(at)}`).toBe(false);
      }
    }
  });

  it("refuses every altered character of the identity, and a longer or shorter one", () => {
    const sealed = seal(purposeKey, { identity, bytes }, randomBytes);
    for (let at = 0; at < identity.length; at++) {
      const other = `${identity.slice(0, at)}~${identity.slice(at + 1)}`;
      expect(open(purposeKey, other, sealed)).toEqual({ ok: false, failure: "altered" });
    }
    expect(open(purposeKey, `${identity}A`, sealed).ok).toBe(false);
    expect(open(purposeKey, identity.slice(0, -1), sealed).ok).toBe(false);
  });

  it("refuses every truncation and an extension", () => {
    const sealed = seal(purposeKey, { identity, bytes }, randomBytes);
    for (let length = 0; length < sealed.length; length++) {
      expect(open(purposeKey, identity, sealed.subarray(0, length)).ok).toBe(false);
    }
    expect(open(purposeKey, identity, Buffer.concat([sealed, Buffer.alloc(1)])).ok).toBe(false);
  });

  it("refuses another key, and says so when the version differs", () => {
    const sealed = seal(purposeKey, { identity, bytes }, randomBytes);
    expect(open({ version: 7, key: randomBytes(32) }, identity, sealed)).toEqual({ ok: false, failure: "altered" });
    expect(open({ ...purposeKey, version: 8 }, identity, sealed)).toEqual({ ok: false, failure: "wrong-key" });
    expect(sealedKeyVersion(sealed)).toBe(7);
    expect(sealedKeyVersion(sealed.subarray(0, 4))).toBeUndefined();
  });

  it("is different each time, and reads a part of a larger buffer rightly", () => {
    const first = seal(purposeKey, { identity, bytes }, randomBytes);
    const second = seal(purposeKey, { identity, bytes }, randomBytes);
    expect(Buffer.from(first.subarray(5, 41)).equals(second.subarray(5, 41))).toBe(false);
    const larger = Buffer.concat([Buffer.alloc(3), first, Buffer.alloc(9)]);
    expect(open(purposeKey, identity, larger.subarray(3, 3 + first.length)).ok).toBe(true);
  });

  it("derives keys as HKDF-SHA-256 of RFC 5869 does", () => {
    for (const [saltLength, info] of [
      [0, ""],
      [24, identity],
      [64, "ü/🦊"],
      [65, "x".repeat(500)],
    ] as const) {
      const [key, salt] = [randomBytes(32), randomBytes(saltLength)];
      expect(Buffer.from(hkdf(key, salt, info))).toEqual(Buffer.from(hkdfSync("sha256", key, salt, info, 32)));
    }
  });

  it("refuses to work with a short key, a bad version or a random source that runs short", () => {
    const record = { identity, bytes };
    expect(() => seal({ version: 1, key: randomBytes(31) }, record, randomBytes)).toThrow(RangeError);
    for (const version of [0, -1, 1.5, 2 ** 32, Number.NaN]) {
      expect(() => seal({ version, key: purposeKey.key }, record, randomBytes)).toThrow(RangeError);
    }
    expect(() => seal(purposeKey, record, () => new Uint8Array(8))).toThrow(RangeError);
  });
});
