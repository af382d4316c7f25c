import { createPrivateKey, sign } from "node:crypto";
import { basename, dirname, join, resolve } from "node:path";
import { type RandomBytes } from "../security/envelope.ts";
import { KeyFolderError } from "./key-folder-error.ts";
import {
  isLogRing,
  type KeyRing,
  type LogRingKey,
  ringFingerprints,
  ringFromText,
  type RingKind,
  ringKinds,
  ringToText,
  withNewKey,
} from "./key-ring.ts";
import { privateFolder, readPrivate, sweepTemporary, writePrivate } from "./private-file.ts";

/** The installation's keys, read at start and kept in memory. */
export interface KeyFolder {
  readonly dir: string;
  /** Seals project keys, person keys and the installation's own secrets. */
  readonly master: KeyRing;
  /** The active secret (32 bytes) for password hashes and hashed references. */
  readonly pepper: Uint8Array;
  /** The active secret (32 bytes) for marks; a trace tries every key of `ring("mark")`. */
  readonly markKey: Uint8Array;
  readonly logKey: LogKey;
  /** All versions of a kind. */
  ring(kind: RingKind): KeyRing;
  /** Names of all keys that tell nothing of them, to be stored with the data: see `requireKeys`. */
  fingerprints(): readonly string[];
}

export interface LogKey {
  /** The key's name in signed notes; the log's origin. */
  readonly name: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Ed25519 over the bytes as they are (RFC 8032), 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array;
}

export interface KeyFolderOptions {
  readonly dir: string;
  /** True only for a data folder that is empty: keys that are missing are then made. */
  readonly mayCreate: boolean;
  readonly randomBytes: RandomBytes;
  /** Milliseconds UTC, written into new keys. */
  readonly now?: () => number;
}

/** Where keys are when KEYHOLE_KEYS_DIR says nothing: beside the data folder, so that a copy of the data has no keys. */
export const defaultKeysDir = (dataDir: string): string => {
  const data = resolve(dataDir);
  return join(dirname(data), `${basename(data)}.keys`);
};

export const ringFile = (dir: string, kind: RingKind): string => join(dir, `${kind}.json`);

/**
 * Opens the key folder. Throws `KeyFolderError` with the fix when a file is missing, broken or open to others. Without
 * `mayCreate` nothing is ever made: a new key beside existing data would hide that the data cannot be read.
 */
export async function openKeyFolder(options: KeyFolderOptions): Promise<KeyFolder> {
  const dir = resolve(options.dir);
  if (options.mayCreate) await privateFolder(dir);
  const rings = new Map<RingKind, KeyRing>();
  for (const kind of ringKinds) {
    const text = await readPrivate(ringFile(dir, kind));
    if (text !== undefined) rings.set(kind, ringFromText(kind, text, ringFile(dir, kind)));
    else if (!options.mayCreate) throw new KeyFolderError("missing", ringFile(dir, kind));
  }
  await privateFolder(dir);
  await sweepTemporary(dir);
  for (const kind of ringKinds)
    if (!rings.has(kind)) rings.set(kind, await addKey(dir, undefined, { ...options, kind }));
  return keyFolderOf(dir, rings);
}

/**
 * Adds a key and makes it the active one; old keys stay, since old records need them. The running server goes on with
 * the keys that it read at start. A log key is never rotated so: another key is another log.
 */
export async function rotateKey(
  dir: string,
  kind: Exclude<RingKind, "log">,
  make: { readonly randomBytes: RandomBytes; readonly now?: () => number },
): Promise<KeyRing> {
  const text = await readPrivate(ringFile(dir, kind));
  if (text === undefined) throw new KeyFolderError("missing", ringFile(dir, kind));
  return addKey(dir, ringFromText(kind, text, ringFile(dir, kind)), { ...make, kind });
}

/** Stops when the data was made with keys that this folder does not hold. `expected` is what `fingerprints()` gave. */
export function requireKeys(folder: KeyFolder, expected: readonly string[]): void {
  const held = new Set(folder.fingerprints());
  const lost = expected.find((fingerprint) => !held.has(fingerprint));
  if (lost === undefined) return;
  const kind = ringKinds.find((kind) => lost.startsWith(`${kind}/`));
  throw new KeyFolderError("mismatch", kind === undefined ? folder.dir : ringFile(folder.dir, kind));
}

async function addKey(
  dir: string,
  ring: KeyRing | undefined,
  make: { readonly kind: RingKind; readonly randomBytes: RandomBytes; readonly now?: () => number },
): Promise<KeyRing> {
  const now = (make.now ?? Date.now)();
  const grown = withNewKey(make.kind, ring, { random: make.randomBytes, now });
  await writePrivate(ringFile(dir, make.kind), ringToText(grown));
  return grown;
}

function keyFolderOf(dir: string, rings: ReadonlyMap<RingKind, KeyRing>): KeyFolder {
  const ring = (kind: RingKind): KeyRing => {
    const found = rings.get(kind);
    if (found === undefined) throw new KeyFolderError("missing", ringFile(dir, kind));
    return found;
  };
  const log = ring("log");
  if (!isLogRing(log)) throw new KeyFolderError("broken", ringFile(dir, "log"));
  return {
    dir,
    master: ring("master"),
    pepper: ring("pepper").active.key,
    markKey: ring("mark").active.key,
    logKey: signer(log.active),
    ring,
    fingerprints: () => ringKinds.flatMap((kind) => ringFingerprints(ring(kind))),
  };
}

function signer(key: LogRingKey): LogKey {
  const secret = createPrivateKey({ key: Buffer.from(key.key), format: "der", type: "pkcs8" });
  return { name: key.name, publicKey: key.publicKey, sign: (bytes) => new Uint8Array(sign(null, bytes, secret)) };
}
