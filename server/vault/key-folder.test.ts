import { createPublicKey, randomBytes, verify } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { defaultKeysDir, type KeyFolder, openKeyFolder, requireKeys, ringFile, rotateKey } from "./key-folder.ts";
import { ringKinds } from "./key-ring.ts";

const made: string[] = [];
const newDir = async (): Promise<string> => {
  const parent = await mkdtemp(join(tmpdir(), "keyhole-keys-"));
  made.push(parent);
  return join(parent, "data.keys");
};
afterAll(async () => {
  for (const dir of made) await rm(dir, { recursive: true, force: true });
});
const create = async (dir: string): Promise<KeyFolder> =>
  openKeyFolder({ dir, mayCreate: true, randomBytes, now: () => 5 });
const reopen = async (dir: string): Promise<KeyFolder> => openKeyFolder({ dir, mayCreate: false, randomBytes });

describe("I8: the key folder", () => {
  it("is made private, whatever the umask, and reads back the same keys", async () => {
    const dir = await newDir();
    const umask = process.umask(0);
    const folder = await create(dir).finally(() => process.umask(umask));
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    expect((await readdir(dir)).sort()).toEqual(["log.json", "mark.json", "master.json", "pepper.json"]);
    for (const kind of ringKinds) expect((await stat(ringFile(dir, kind))).mode & 0o777).toBe(0o600);
    const again = await reopen(dir);
    expect(again.fingerprints()).toEqual(folder.fingerprints());
    expect(again.master.active).toEqual({ version: 1, created: 5, key: folder.master.active.key });
    expect(again.pepper).toEqual(folder.pepper);
    expect(again.markKey).toEqual(folder.markKey);
    expect(again.logKey.name).toMatch(/^keyhole-[0-9a-f]{16}$/);
    expect((await create(dir)).fingerprints()).toEqual(folder.fingerprints());
  });

  it("stands beside the data folder by default", () => {
    expect(defaultKeysDir("/srv/keyhole/data")).toBe("/srv/keyhole/data.keys");
    expect(defaultKeysDir("/srv/keyhole/data/")).toBe("/srv/keyhole/data.keys");
  });

  it("signs with Ed25519 under the public key that it names", async () => {
    const { logKey } = await create(await newDir());
    const message = Buffer.from("a checkpoint");
    const key = createPublicKey({
      key: Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), logKey.publicKey]),
      format: "der",
      type: "spki",
    });
    expect(verify(null, message, key, logKey.sign(message))).toBe(true);
    expect(verify(null, Buffer.from("another"), key, logKey.sign(message))).toBe(false);
  });

  it.each(ringKinds)("stops when %s is missing, names the file, and makes nothing", async (kind) => {
    const dir = await newDir();
    await create(dir);
    await rm(ringFile(dir, kind));
    await expect(reopen(dir)).rejects.toMatchObject({ reason: "missing", file: ringFile(dir, kind) });
    expect(await readdir(dir)).toHaveLength(3);
  });

  it("goes on where a first start was cut off, and keeps what was made", async () => {
    const dir = await newDir();
    const first = await create(dir);
    await rm(ringFile(dir, "pepper"));
    const second = await create(dir);
    expect(second.master).toEqual(first.master);
    expect(second.logKey.name).toBe(first.logKey.name);
    expect(second.pepper).not.toEqual(first.pepper);
  });

  it("stops without the whole folder and does not make it", async () => {
    const dir = await newDir();
    await expect(reopen(dir)).rejects.toMatchObject({ reason: "missing", file: ringFile(dir, "master") });
    await expect(stat(dir)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it.each([0o640, 0o604, 0o620, 0o601])("refuses a file of mode %o with the fix", async (mode) => {
    const dir = await newDir();
    await create(dir);
    await chmod(ringFile(dir, "mark"), mode);
    await expect(reopen(dir)).rejects.toMatchObject({ reason: "too-open", file: ringFile(dir, "mark") });
    await expect(reopen(dir)).rejects.toThrow(`chmod go= '${ringFile(dir, "mark")}'`);
    await expect(create(dir)).rejects.toMatchObject({ reason: "too-open" });
  });

  it.each([0o750, 0o701, 0o777])("refuses a folder of mode %o, also an empty one", async (mode) => {
    const dir = await newDir();
    await create(dir);
    await chmod(dir, mode);
    await expect(reopen(dir)).rejects.toMatchObject({ reason: "too-open", file: dir });
    const empty = await newDir();
    await mkdir(empty);
    await chmod(empty, mode);
    await expect(create(empty)).rejects.toMatchObject({ reason: "too-open" });
    expect(await readdir(empty)).toEqual([]);
  });

  it("refuses every truncation of a ring and whatever it does not know, and never prints a secret", async () => {
    const dir = await newDir();
    await create(dir);
    const file = ringFile(dir, "master");
    const whole = await readFile(file, "utf8");
    const secret = /"secret":"([^"]+)"/.exec(whole)?.[1] ?? "";
    expect(secret).toHaveLength(43);
    const spoilt = [
      ...Array.from({ length: whole.trimEnd().length }, (_, length) => whole.slice(0, length)),
      "[]",
      "null",
      whole.replace('"kind":"master"', '"kind":"mark"'),
      whole.replace('"active":1', '"active":2'),
      whole.replace('"id":1', '"id":0'),
      whole.replace(/\[(\{.*?\})\]/, "[$1,$1]"),
      whole.replace(secret, secret.slice(2)),
      whole.replace(secret, `${secret}=`),
      whole.replace('"created":5', '"created":"5"'),
    ];
    for (const text of spoilt) {
      await writeFile(file, text);
      const error: unknown = await reopen(dir).catch((cause: unknown) => cause);
      expect(error, text).toMatchObject({ reason: "broken", file });
      expect(String(error)).not.toContain(secret);
    }
    await writeFile(file, whole.replace('"v":1', '"v":2'));
    await expect(reopen(dir)).rejects.toMatchObject({ reason: "newer" });
    await writeFile(file, whole);
    await reopen(dir);
  });

  it("refuses a log ring whose public key is not the secret's", async () => {
    const dir = await newDir();
    await create(dir);
    const file = ringFile(dir, "log");
    const text = await readFile(file, "utf8");
    await writeFile(
      file,
      text.replace(/"publicKey":"[^"]+"/, `"publicKey":"${randomBytes(32).toString("base64url")}"`),
    );
    await expect(reopen(dir)).rejects.toMatchObject({ reason: "broken", file });
  });

  it("adds a key on rotation and keeps the old one", async () => {
    const dir = await newDir();
    const first = await create(dir);
    await rotateKey(dir, "master", { randomBytes, now: () => 9 });
    const second = await reopen(dir);
    expect(second.master.active).toMatchObject({ version: 2, created: 9 });
    expect(second.master.keys[0]).toEqual(first.master.active);
    requireKeys(second, first.fingerprints());
  });

  it("sweeps half-written files", async () => {
    const dir = await newDir();
    await create(dir);
    await writeFile(`${ringFile(dir, "master")}.x.new`, "half");
    await reopen(dir);
    expect(await readdir(dir)).toHaveLength(4);
  });
});

describe("I12: two installs never share a key", () => {
  it("makes other keys and another log name each time", async () => {
    const [one, two] = [await create(await newDir()), await create(await newDir())];
    expect(one.fingerprints().filter((print) => two.fingerprints().includes(print))).toEqual([]);
    expect(new Set([...one.fingerprints(), ...two.fingerprints()]).size).toBe(8);
    expect(one.logKey.name).not.toBe(two.logKey.name);
  });

  it("stops when data meets the keys of another install", async () => {
    const [one, two] = [await create(await newDir()), await create(await newDir())];
    expect(() => {
      requireKeys(two, one.fingerprints());
    }).toThrow(expect.objectContaining({ reason: "mismatch", file: ringFile(two.dir, "master") }));
  });
});
