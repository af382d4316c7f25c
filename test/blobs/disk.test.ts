import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDiskBlobs } from "@keyhole/db/blobs/disk";
import { afterAll, describe, expect, it } from "vitest";
import { blobStoreConformance, collect, newBlobId, pieces } from "./conformance.ts";

const made: string[] = [];
const newDir = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), "keyhole-blobs-"));
  made.push(dir);
  return dir;
};
afterAll(async () => {
  for (const dir of made) await rm(dir, { recursive: true, force: true });
});

blobStoreConformance("disk", async () => openDiskBlobs({ dir: await newDir(), lowWaterBytes: 0 }));

describe("disk blobs", () => {
  it("finds its blobs again after a restart, under files and folders of the owner only", async () => {
    const dir = join(await newDir(), "deep", "blobs");
    const id = newBlobId();
    const bytes = randomBytes(100_000);
    await (await openDiskBlobs({ dir, lowWaterBytes: 0 })).write(id, pieces(bytes));
    const again = await openDiskBlobs({ dir, lowWaterBytes: 0 });
    expect((await collect(again.read(id))).equals(bytes)).toBe(true);
    const hex = Buffer.from(id, "base64url").toString("hex");
    const file = join(dir, hex.slice(0, 2), hex.slice(2, 4), id);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(dir, hex.slice(0, 2)))).mode & 0o077).toBe(0);
  });

  it("sweeps what a crash left half written, and lists only blobs", async () => {
    const dir = await newDir();
    await openDiskBlobs({ dir, lowWaterBytes: 0 });
    await writeFile(join(dir, "unfinished", `${newBlobId()}.half`), randomBytes(1000));
    await writeFile(join(dir, "README"), "put here by a person");
    const store = await openDiskBlobs({ dir, lowWaterBytes: 0 });
    expect(await readdir(join(dir, "unfinished"))).toEqual([]);
    expect(await store.list({ limit: 10 })).toEqual([]);
    const id = newBlobId();
    await store.write(id, pieces(randomBytes(1)));
    const hex = Buffer.from(id, "base64url").toString("hex");
    await writeFile(join(dir, hex.slice(0, 2), hex.slice(2, 4), `${id}.bak`), "put here by a person");
    expect(await store.list({ limit: 10 })).toEqual([id]);
  });

  it("refuses to write below the low-water mark, before and in the middle, and reads go on", async () => {
    let free = 1000;
    const dir = await newDir();
    const store = await openDiskBlobs({ dir, lowWaterBytes: 1000, checkEveryBytes: 5000, freeBytes: async () => free });
    const first = newBlobId();
    await store.write(first, pieces(randomBytes(20_000), 1000));
    const refused = { code: "unavailable", body: { problems: [{ message: "blobs.disk-low" }] } };
    free = 999;
    await expect(store.write(newBlobId(), pieces(randomBytes(1)))).rejects.toMatchObject(refused);
    expect((await collect(store.read(first))).length).toBe(20_000);
    free = 1000;
    async function* filling(): AsyncGenerator<Uint8Array> {
      yield randomBytes(4000);
      free = 0;
      yield randomBytes(1000);
      throw new Error("asked for more although the disk is low");
    }
    const second = newBlobId();
    await expect(store.write(second, filling())).rejects.toMatchObject(refused);
    await expect(store.size(second)).rejects.toMatchObject({ code: "absent" });
    expect(await readdir(join(dir, "unfinished"))).toEqual([]);
  });

  it("looks at the real disk when nothing is injected", async () => {
    const store = await openDiskBlobs({ dir: await newDir(), lowWaterBytes: Number.MAX_SAFE_INTEGER });
    await expect(store.write(newBlobId(), pieces(randomBytes(1)))).rejects.toMatchObject({ code: "unavailable" });
  });
});
