import { randomBytes } from "node:crypto";
import type { BlobStore } from "@keyhole/db/blobs/blob-store";
import type { BlobId } from "@keyhole/shared/ids";
import { beforeEach, describe, expect, it } from "vitest";

export const newBlobId = (): BlobId => randomBytes(16).toString("base64url") as BlobId; // 16 random bytes are an id

export async function* pieces(bytes: Uint8Array, pieceBytes = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of source) all.push(piece);
  return Buffer.concat(all);
}

async function* failing(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
  throw new Error("the upload broke off");
}

async function listAll(store: BlobStore, limit: number): Promise<readonly BlobId[]> {
  const all: BlobId[] = [];
  for (;;) {
    const after = all.at(-1);
    const page = await store.list({ ...(after === undefined ? {} : { after }), limit });
    all.push(...page);
    if (page.length < limit) return all;
  }
}

/** What every blob store holds to. `openStore` gives an empty one. */
export function blobStoreConformance(name: string, openStore: () => Promise<BlobStore>): void {
  describe(`blob store: ${name}`, () => {
    let store: BlobStore;
    beforeEach(async () => {
      store = await openStore();
    });

    it("gives back what was written, whole and by ranges", async () => {
      for (const length of [0, 1, 65_536, 700_001]) {
        const id = newBlobId();
        const bytes = randomBytes(length);
        expect(await store.write(id, pieces(bytes))).toEqual({ bytes: length });
        expect(await store.size(id)).toBe(length);
        expect((await collect(store.read(id))).equals(bytes)).toBe(true);
        for (let n = 0; n < 20; n++) {
          const offset = Math.floor(Math.random() * (length + 1));
          const range = { offset, length: Math.floor(Math.random() * (length - offset + 1)) };
          const expected = bytes.subarray(offset, offset + range.length);
          expect((await collect(store.read(id, range))).equals(expected)).toBe(true);
        }
      }
    });

    it("refuses a range outside the blob", async () => {
      const id = newBlobId();
      await store.write(id, pieces(randomBytes(100)));
      for (const range of [
        { offset: 0, length: 101 },
        { offset: 101, length: 0 },
        { offset: -1, length: 1 },
        { offset: 0, length: -1 },
        { offset: 0.5, length: 1 },
        { offset: Number.NaN, length: 1 },
      ]) {
        await expect(collect(store.read(id, range))).rejects.toMatchObject({ code: "invalid" });
      }
    });

    it("says absent for a blob that is not there", async () => {
      await expect(collect(store.read(newBlobId()))).rejects.toMatchObject({ code: "absent" });
      await expect(store.size(newBlobId())).rejects.toMatchObject({ code: "absent" });
    });

    it("takes only ids, never paths", async () => {
      for (const bad of ["", "..", "../../etc/passwd", "a/b", "AAAAAAAAAAAAAAAAAAAAAA/", "AAAAAAAAAAAAAAAAAAAAAB"]) {
        const id = bad as BlobId; // what a caller that skipped the border would pass
        await expect(store.write(id, pieces(randomBytes(1)))).rejects.toMatchObject({ code: "invalid" });
        await expect(collect(store.read(id))).rejects.toMatchObject({ code: "invalid" });
        await expect(store.size(id)).rejects.toMatchObject({ code: "invalid" });
        await expect(store.delete(id)).rejects.toMatchObject({ code: "invalid" });
        await expect(store.list({ after: id, limit: 1 })).rejects.toMatchObject({ code: "invalid" });
      }
    });

    it("never overwrites, also when two write one id at once", async () => {
      const id = newBlobId();
      const bytes = randomBytes(50_000);
      const results = await Promise.allSettled([
        store.write(id, pieces(bytes)),
        store.write(id, pieces(randomBytes(9))),
      ]);
      expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
      const kept = await collect(store.read(id));
      await expect(store.write(id, pieces(randomBytes(7)))).rejects.toMatchObject({ code: "conflict" });
      expect((await collect(store.read(id))).equals(kept)).toBe(true);
    });

    it("keeps nothing of a source that fails, and the id stays free", async () => {
      const id = newBlobId();
      await expect(store.write(id, failing(randomBytes(300_000)))).rejects.toThrow("the upload broke off");
      await expect(store.size(id)).rejects.toMatchObject({ code: "absent" });
      expect(await store.list({ limit: 10 })).toEqual([]);
      expect(await store.write(id, pieces(randomBytes(3)))).toEqual({ bytes: 3 });
    });

    it("shows no blob before its last byte", async () => {
      const id = newBlobId();
      async function* looking(): AsyncGenerator<Uint8Array> {
        yield randomBytes(200_000);
        await expect(store.size(id)).rejects.toMatchObject({ code: "absent" });
        expect(await store.list({ limit: 10 })).toEqual([]);
        yield randomBytes(1);
      }
      await store.write(id, looking());
      expect(await store.size(id)).toBe(200_001);
    });

    it("deletes, twice without complaint", async () => {
      const id = newBlobId();
      await store.write(id, pieces(randomBytes(10)));
      await store.delete(id);
      await store.delete(id);
      await expect(store.size(id)).rejects.toMatchObject({ code: "absent" });
    });

    it("lists every blob once, in pages of any size, and goes on behind a deleted one", async () => {
      expect(await listAll(store, 3)).toEqual([]);
      const ids = Array.from({ length: 23 }, newBlobId);
      await Promise.all(ids.map((id) => store.write(id, pieces(Buffer.from(id)))));
      const listed = await listAll(store, 100);
      expect([...listed].sort()).toEqual([...ids].sort());
      for (const limit of [1, 2, 7, 23, 24]) expect(await listAll(store, limit)).toEqual(listed);
      const [first, second] = listed;
      if (first === undefined || second === undefined) throw new Error("two were written");
      await store.delete(first);
      expect((await store.list({ after: first, limit: 1 }))[0]).toBe(second);
    });

    it("writes and reads many at once", async () => {
      const blobs = Array.from({ length: 40 }, () => ({ id: newBlobId(), bytes: randomBytes(20_000) }));
      await Promise.all(blobs.map(({ id, bytes }) => store.write(id, pieces(bytes, 777))));
      const read = await Promise.all(blobs.map(({ id }) => collect(store.read(id))));
      expect(read.every((bytes, at) => blobs[at]?.bytes.equals(bytes) === true)).toBe(true);
    });
  });
}
