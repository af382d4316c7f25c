import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  blobHeadBytes,
  blobKeyOf,
  chunkBytes,
  chunkCount,
  newBlobKey,
  openChunk,
  plainSize,
  sealChunk,
  sealedSize,
} from "./chunked.ts";

const purposeKey = { version: 2, key: randomBytes(32) };
const blob = newBlobKey(purposeKey, "blobs/p/b", randomBytes);

describe("I8: the chunks of a sealed blob", () => {
  it("knows sizes both ways, and which sizes no blob has", () => {
    for (const size of [0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 5 * chunkBytes + 17]) {
      expect(plainSize(sealedSize(size))).toBe(size);
    }
    expect(sealedSize(0)).toBe(blobHeadBytes + 16);
    expect(sealedSize(chunkBytes + 1)).toBe(blobHeadBytes + chunkBytes + 1 + 32);
    for (let size = 0; size < blobHeadBytes + 16; size++) expect(plainSize(size)).toBeUndefined();
    for (let more = 1; more <= 16; more++) expect(plainSize(sealedSize(chunkBytes) + more)).toBeUndefined();
    expect(() => chunkCount(-1)).toThrow(RangeError);
    expect(() => chunkCount(2 ** 32 * chunkBytes)).toThrow(RangeError);
  });

  it("opens a chunk in its place only", () => {
    const plain = randomBytes(chunkBytes);
    const sealed = sealChunk(blob, { index: 5, last: false }, plain);
    const opened = openChunk(blob, { index: 5, last: false }, sealed);
    expect(opened.ok && plain.equals(opened.value)).toBe(true);
    const short = sealed.subarray(1);
    expect(openChunk(blob, { index: 5, last: false }, short)).toEqual({ ok: false, failure: "not-sealed" });
    expect(openChunk(blob, { index: 6, last: false }, sealed).ok).toBe(false);
    expect(openChunk(blob, { index: 5, last: true }, sealed).ok).toBe(false);
    expect(openChunk({ ...blob, identity: "blobs/p/c" }, { index: 5, last: false }, sealed).ok).toBe(false);
    expect(openChunk(newBlobKey(purposeKey, "blobs/p/b", randomBytes), { index: 5, last: false }, sealed).ok).toBe(
      false,
    );
  });

  it("refuses every altered byte of head, ciphertext and tag", () => {
    const sealed = sealChunk(blob, { index: 0, last: true }, Buffer.from("a short blob"));
    for (let at = 0; at < blob.head.length; at++) {
      const head = Uint8Array.from(blob.head);
      head[at] = (head[at] ?? 0) ^ 1;
      const key = blobKeyOf(purposeKey, blob.identity, head);
      expect(key.ok && openChunk(key.value, { index: 0, last: true }, sealed).ok, `head byte ${String(at)}`).toBe(
        false,
      );
    }
    for (let at = 0; at < sealed.length; at++) {
      const altered = Uint8Array.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 0x40;
      expect(openChunk(blob, { index: 0, last: true }, altered).ok, `byte ${String(at)}`).toBe(false);
    }
    const key = blobKeyOf(purposeKey, blob.identity, blob.head);
    expect(key.ok && openChunk(key.value, { index: 0, last: true }, sealed).ok).toBe(true);
  });

  it("never seals a short chunk in the middle or a chunk that is too long", () => {
    expect(() => sealChunk(blob, { index: 0, last: false }, new Uint8Array(chunkBytes - 1))).toThrow(RangeError);
    expect(() => sealChunk(blob, { index: 0, last: true }, new Uint8Array(chunkBytes + 1))).toThrow(RangeError);
    expect(() => sealChunk(blob, { index: 2 ** 32, last: true }, new Uint8Array(1))).toThrow(RangeError);
  });
});
