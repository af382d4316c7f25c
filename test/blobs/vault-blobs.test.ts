import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDiskBlobs } from "@keyhole/db/blobs/disk";
import { blobHeadBytes, chunkBytes, sealedSize } from "@keyhole/server/security/chunked";
import type { RecordIdentity } from "@keyhole/server/security/key-derivation";
import type { SealedSource } from "@keyhole/server/vault/blob-stream";
import type { EmbeddedVault } from "@keyhole/server/vault/embedded-vault";
import type { ViewGrant } from "@keyhole/server/vault/vault";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect, newBlobId, pieces } from "./conformance.ts";
import { bytes, newVault, person, project, view } from "./vault-fixture.ts";

const inMemory = (sealed: Uint8Array): SealedSource => ({
  size: sealed.length,
  read: ({ offset, length }) => pieces(sealed.subarray(offset, offset + length)),
});

describe("I8: the vault's blobs", () => {
  const blob: RecordIdentity = { projectId: project, purpose: "blobs", record: "picture" };
  const seal = async (vault: EmbeddedVault, plain: Uint8Array) => collect(vault.sealBlob(blob, pieces(plain, 9_999)));

  it("come back whole and by any range, for any size and piece size", async () => {
    const { vault } = await newVault();
    const size = fc.oneof(
      fc.integer({ min: 0, max: 4 * chunkBytes }),
      fc.constantFrom(0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 3 * chunkBytes),
    );
    const ranges = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3 * chunkBytes)), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(size, ranges, fc.integer({ min: 1000, max: 200_000 }), async (size, ranges, pieceBytes) => {
        const plain = randomBytes(size);
        const sealed = await collect(vault.sealBlob(blob, pieces(plain, pieceBytes)));
        expect(sealed.length).toBe(sealedSize(size));
        const opened = await vault.openBlob(view, blob, inMemory(sealed));
        expect(opened.size).toBe(size);
        expect((await collect(opened.read())).equals(plain)).toBe(true);
        for (const [where, length] of ranges) {
          const offset = Math.floor(where * size);
          const read = await collect(opened.read({ offset, length }));
          expect(read.equals(plain.subarray(offset, offset + length))).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("refuse every truncation, extension, and moved, doubled, dropped or foreign chunk", async () => {
    const { vault } = await newVault();
    const plain = randomBytes(3 * chunkBytes + 100);
    const sealed = await seal(vault, plain);
    const twin = await seal(vault, plain);
    const sealedChunk = chunkBytes + 16;
    const chunk = (of: Buffer, index: number): Buffer =>
      of.subarray(blobHeadBytes + index * sealedChunk, Math.min(of.length, blobHeadBytes + (index + 1) * sealedChunk));
    const head = sealed.subarray(0, blobHeadBytes);
    const build = (...indexes: readonly number[]): Buffer =>
      Buffer.concat([head, ...indexes.map((index) => chunk(sealed, index))]);
    expect((await collect((await vault.openBlob(view, blob, inMemory(build(0, 1, 2, 3)))).read())).equals(plain)).toBe(
      true,
    );
    const spoilt: Buffer[] = [
      build(),
      build(0),
      build(0, 1),
      build(0, 1, 2),
      build(1, 2, 3),
      build(0, 2, 1, 3),
      build(0, 0, 1, 2, 3),
      build(0, 1, 2, 3, 3),
      build(0, 1, 3),
      Buffer.concat([build(0, 1), chunk(twin, 2), chunk(sealed, 3)]),
      Buffer.concat([build(0, 1, 2), chunk(twin, 3)]),
      Buffer.concat([twin.subarray(0, blobHeadBytes), sealed.subarray(blobHeadBytes)]),
      Buffer.concat([sealed, Buffer.alloc(1)]),
      Buffer.concat([sealed, Buffer.alloc(sealedChunk)]),
      ...[1, 15, 16, 17, 100, 115, 116, 117, sealedChunk].map((cut) => sealed.subarray(0, sealed.length - cut)),
    ];
    for (const [at, altered] of spoilt.entries()) {
      const reading = async (): Promise<Buffer> =>
        collect((await vault.openBlob(view, blob, inMemory(altered))).read());
      await expect(reading(), `case ${String(at)}`).rejects.toMatchObject({ name: "SealedDataError" });
    }
  });

  it("prove their length before a byte in the middle is given out", async () => {
    const { vault } = await newVault();
    const sealed = await seal(vault, randomBytes(3 * chunkBytes + 100));
    const cut = sealed.subarray(0, blobHeadBytes + 2 * (chunkBytes + 16));
    await expect(vault.openBlob(view, blob, inMemory(cut))).rejects.toMatchObject({ reason: "altered" });
  });

  it("need a grant, and count once with their size", async () => {
    const { vault } = await newVault();
    const sealed = inMemory(await seal(vault, randomBytes(70_000)));
    const grant: ViewGrant = { kind: "internal", reason: "agreement" };
    await expect(vault.openBlob(grant, blob, sealed)).rejects.toMatchObject({ reason: "not-granted" });
    const opened = await vault.openBlob(view, blob, sealed);
    await collect(opened.read({ offset: 1, length: 1 }));
    expect(vault.counters()).toEqual([
      { reason: "view", projectId: project, personId: person, opens: 1, bytes: 70_000 },
    ]);
    await expect(collect(opened.read({ offset: -1, length: 1 }))).rejects.toThrow(RangeError);
  });

  it("stand on disk as ciphertext only, and read back through the blob store", async () => {
    const dir = await mkdtemp(join(tmpdir(), "keyhole-vault-"));
    try {
      const { vault } = await newVault();
      const store = await openDiskBlobs({ dir, lowWaterBytes: 0 });
      const id = newBlobId();
      const plain = Buffer.concat(Array.from({ length: 20_000 }, () => bytes));
      await store.write(id, vault.sealBlob({ ...blob, record: id }, pieces(plain)));
      expect((await collect(store.read(id))).includes("trade")).toBe(false);
      const source = {
        size: await store.size(id),
        read: (range: { offset: number; length: number }) => store.read(id, range),
      };
      const opened = await vault.openBlob(view, { ...blob, record: id }, source);
      const range = { offset: 100_000, length: 50_000 };
      expect((await collect(opened.read(range))).equals(plain.subarray(100_000, 150_000))).toBe(true);
      await expect(vault.openBlob(view, { ...blob, record: newBlobId() }, source)).rejects.toMatchObject({
        reason: "altered",
      });
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });
});
