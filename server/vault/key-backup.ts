import { createCipheriv, createDecipheriv, scrypt } from "node:crypto";
import { resolve } from "node:path";
import { type RandomBytes, takeRandom } from "../security/envelope.ts";
import { KeyFolderError } from "./key-folder-error.ts";
import { type KeyFolder, ringFile } from "./key-folder.ts";
import { type KeyRing, ringFromText, type RingKind, ringKinds, ringToText } from "./key-ring.ts";
import { privateFolder, readPrivate, writePrivate } from "./private-file.ts";

/**
 * The key backup: one file under a passphrase, kept apart from data backups (docs/encryption.md).
 *
 *     "KHKEYS" | version 0x01 | log2 N u8 | r u8 | p u8 | salt 32 | nonce 12 | ciphertext | tag 16
 *
 * scrypt (RFC 7914) makes the key, AES-256-GCM seals a JSON of all ring files, the head (54 bytes) is authenticated.
 */
const magic = Buffer.from("KHKEYS\u0001", "latin1");
const costAt = magic.length;
const saltAt = costAt + 3;
const nonceAt = saltAt + 32;
const headBytes = nonceAt + 12;
const tagBytes = 16;

/** N = 2^17, r = 8, p = 1: 128 MiB and some tenths of a second for each guess. */
export const defaultLogN = 17;
const leastLogN = 14;
/** A file may ask for more work than today's, but not for so much that reading it takes the machine down. */
const greatestCost = { logN: 20, r: 8, p: 4 };
export const shortestPassphrase = 12;

export type KeyBackupReason = "passphrase-too-short" | "not-a-key-backup" | "newer" | "wrong-passphrase-or-altered";

/** `message` is a sentence with the fix for the person at the command line; it holds no secret. */
export class KeyBackupError extends Error {
  override readonly name = "KeyBackupError";
  readonly reason: KeyBackupReason;

  constructor(reason: KeyBackupReason) {
    super(sentences[reason]);
    this.reason = reason;
  }
}

const sentences: Readonly<Record<KeyBackupReason, string>> = {
  "passphrase-too-short": `Use a passphrase of ${String(shortestPassphrase)} characters or more, such as six random words.`,
  "not-a-key-backup": "This file is not a whole Keyhole key backup. Take the file that “keyhole keys backup” wrote.",
  newer: "This key backup was written by a newer Keyhole. Restore it with that version, or a later one.",
  "wrong-passphrase-or-altered": "The passphrase does not fit, or the file was altered. Nothing was restored.",
};

export interface KeyBackupOptions {
  readonly random: RandomBytes;
  /** log2 of scrypt's N, 14 to 20; each step up doubles the work and the memory of a guess. */
  readonly logN?: number;
}

/** All keys of the folder in one sealed file, to be kept apart from the data backups. */
export async function backupKeys(
  folder: KeyFolder,
  passphrase: string,
  { random, logN = defaultLogN }: KeyBackupOptions,
): Promise<Uint8Array> {
  if (Array.from(passphrase).length < shortestPassphrase) throw new KeyBackupError("passphrase-too-short");
  const head = Buffer.alloc(headBytes);
  head.set(magic);
  head.set([logN, 8, 1], costAt);
  head.set(takeRandom(random, 32), saltAt);
  head.set(takeRandom(random, 12), nonceAt);
  const rings = Object.fromEntries(ringKinds.map((kind) => [kind, ringToText(folder.ring(kind))]));
  const key = await passphraseKey(passphrase, head);
  const cipher = createCipheriv("aes-256-gcm", key, head.subarray(nonceAt), { authTagLength: tagBytes });
  cipher.setAAD(head);
  const sealed = Buffer.concat([cipher.update(JSON.stringify({ v: 1, rings }), "utf8"), cipher.final()]);
  return Buffer.concat([head, sealed, cipher.getAuthTag()]);
}

/** Writes the keys of a backup into a folder that holds none. Checks everything before the first file is written. */
export async function restoreKeys(dir: string, passphrase: string, backup: Uint8Array): Promise<void> {
  const rings = ringsOf(await openBackup(passphrase, backup));
  const folder = resolve(dir);
  await privateFolder(folder);
  for (const kind of ringKinds) {
    if ((await readPrivate(ringFile(folder, kind))) === undefined) continue;
    throw new KeyFolderError("exists", ringFile(folder, kind));
  }
  for (const [kind, ring] of rings) await writePrivate(ringFile(folder, kind), ringToText(ring));
}

async function openBackup(passphrase: string, backup: Uint8Array): Promise<string> {
  const bytes = Buffer.from(backup);
  const name = magic.subarray(0, -1);
  if (bytes.length < headBytes + tagBytes || !bytes.subarray(0, name.length).equals(name)) {
    throw new KeyBackupError("not-a-key-backup");
  }
  if (!bytes.subarray(0, magic.length).equals(magic)) throw new KeyBackupError("newer");
  const head = bytes.subarray(0, headBytes);
  const key = await passphraseKey(passphrase, head);
  const decipher = createDecipheriv("aes-256-gcm", key, head.subarray(nonceAt), { authTagLength: tagBytes });
  decipher.setAAD(head);
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(headBytes, -tagBytes)), decipher.final()]).toString("utf8");
  } catch {
    throw new KeyBackupError("wrong-passphrase-or-altered"); // the only thing final() says: the tag does not fit
  }
}

function ringsOf(text: string): ReadonlyMap<RingKind, KeyRing> {
  const content: unknown = JSON.parse(text);
  const entries = typeof content === "object" && content !== null ? new Map(Object.entries(content)) : new Map();
  if (entries.get("v") !== 1) throw new KeyBackupError("newer");
  const rings: unknown = entries.get("rings");
  const texts = new Map<string, unknown>(typeof rings === "object" && rings !== null ? Object.entries(rings) : []);
  return new Map(
    ringKinds.map((kind) => {
      const ring = texts.get(kind);
      if (typeof ring !== "string") throw new KeyBackupError("not-a-key-backup");
      return [kind, ringFromText(kind, ring, `${kind}.json`)];
    }),
  );
}

/** The passphrase is normalised (NFKC), so that it can be typed on another keyboard or system. */
async function passphraseKey(passphrase: string, head: Buffer): Promise<Buffer> {
  const [logN = 0, r = 0, p = 0] = head.subarray(costAt, saltAt);
  const sane = logN >= leastLogN && logN <= greatestCost.logN && r >= 1 && r <= greatestCost.r;
  if (!sane || p < 1 || p > greatestCost.p) throw new KeyBackupError("not-a-key-backup");
  const N = 2 ** logN;
  const options = { N, r, p, maxmem: 128 * N * r + 128 * r * p + 1024 * 1024 };
  return new Promise((done, failed) => {
    scrypt(passphrase.normalize("NFKC"), head.subarray(saltAt, nonceAt), 32, options, (error, key) => {
      if (error === null) done(key);
      else failed(error);
    });
  });
}
