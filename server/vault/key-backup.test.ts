import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backupKeys, restoreKeys } from "./key-backup.ts";
import { type KeyFolder, openKeyFolder, ringFile, rotateKey } from "./key-folder.ts";

const passphrase = "correct horse battery Fußgänger";
let parent: string;
let folder: KeyFolder;
let backup: Uint8Array;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "keyhole-backup-"));
  const dir = join(parent, "keys");
  await openKeyFolder({ dir, mayCreate: true, randomBytes });
  await rotateKey(dir, "mark", { randomBytes });
  folder = await openKeyFolder({ dir, mayCreate: false, randomBytes });
  backup = await backupKeys(folder, passphrase, { random: randomBytes, logN: 14 });
});
afterAll(async () => {
  await rm(parent, { recursive: true, force: true });
});

describe("I8: the key backup", () => {
  it("brings back every key, also old ones, into private files", async () => {
    const dir = join(parent, "restored");
    await restoreKeys(dir, passphrase.normalize("NFD"), backup);
    const restored = await openKeyFolder({ dir, mayCreate: false, randomBytes });
    expect(restored.fingerprints()).toEqual(folder.fingerprints());
    expect(restored.fingerprints()).toHaveLength(5);
    expect((await stat(ringFile(dir, "master"))).mode & 0o777).toBe(0o600);
  });

  it("takes N = 2^17, r = 8, p = 1 unless told otherwise, and never less than 2^14", async () => {
    const usual = await backupKeys(folder, passphrase, { random: randomBytes });
    expect([...usual.subarray(7, 10)]).toEqual([17, 8, 1]);
    await expect(backupKeys(folder, passphrase, { random: randomBytes, logN: 13 })).rejects.toThrow();
  });

  it("holds no secret in the open", () => {
    const text = Buffer.from(backup).toString("latin1");
    for (const kind of ["master", "pepper"] as const) {
      const { key } = folder.ring(kind).active;
      expect(text).not.toContain(Buffer.from(key).toString("base64url"));
      expect(text).not.toContain(Buffer.from(key).toString("latin1"));
    }
  });

  it("refuses a wrong passphrase and altered bytes, and writes nothing", async () => {
    const dir = join(parent, "refused");
    await expect(restoreKeys(dir, `${passphrase}.`, backup)).rejects.toMatchObject({
      reason: "wrong-passphrase-or-altered",
    });
    // one byte in each part: magic, version, cost, salt, nonce, ciphertext, tag
    for (const at of [0, 6, 7, 8, 9, 12, 44, 60, backup.length - 1]) {
      const altered = Uint8Array.from(backup);
      altered[at] = (altered[at] ?? 0) ^ 2;
      await expect(restoreKeys(dir, passphrase, altered), `byte ${String(at)}`).rejects.toThrow();
    }
    for (const length of [0, 6, 53, backup.length - 1]) {
      await expect(restoreKeys(dir, passphrase, backup.subarray(0, length))).rejects.toThrow();
    }
    await expect(stat(dir)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("does not let a file ask for boundless work", async () => {
    for (const [at, value] of [
      [7, 40],
      [8, 255],
      [9, 255],
      [7, 1],
    ] as const) {
      const greedy = Uint8Array.from(backup);
      greedy[at] = value;
      await expect(restoreKeys(join(parent, "greedy"), passphrase, greedy)).rejects.toMatchObject({
        reason: "not-a-key-backup",
      });
    }
  });

  it("never overwrites keys", async () => {
    await expect(restoreKeys(folder.dir, passphrase, backup)).rejects.toMatchObject({ reason: "exists" });
    expect(await readdir(folder.dir)).toHaveLength(4);
  });

  it("refuses a short passphrase", async () => {
    await expect(backupKeys(folder, "elevenchars", { random: randomBytes })).rejects.toMatchObject({
      reason: "passphrase-too-short",
    });
  });
});
