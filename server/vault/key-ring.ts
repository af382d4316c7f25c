import { createPrivateKey, createPublicKey } from "node:crypto";
import { keyBytes, type RandomBytes, takeRandom, type VersionedKey } from "../security/envelope.ts";
import { keyFingerprint } from "../security/key-derivation.ts";
import { KeyFolderError } from "./key-folder-error.ts";

/**
 * One key ring file of the key folder (docs/encryption.md):
 *
 *     {"v":1,"kind":"master","keys":[{"id":1,"created":<ms UTC>,"secret":"<base64url>"}],"active":1}
 *
 * `log` keys hold an Ed25519 key as PKCS 8 in `secret`, and `name` and `publicKey` (32 bytes) beside it. Ids count up
 * from 1; keys are only ever added, because old records name the id that opens them.
 */
export const ringKinds = ["master", "mark", "log", "pepper"] as const;
export type RingKind = (typeof ringKinds)[number];

export interface RingKey extends VersionedKey {
  /** Milliseconds UTC. */
  readonly created: number;
}

export interface LogRingKey extends RingKey {
  /** Of a signed note: no space, no plus (C2SP signed-note). Unique to this installation. */
  readonly name: string;
  readonly publicKey: Uint8Array;
}

export interface KeyRing<Key extends RingKey = RingKey> {
  readonly kind: RingKind;
  readonly keys: readonly Key[];
  /** The key that seals and signs from now on. */
  readonly active: Key;
}

export const findKey = <Key extends RingKey>(ring: KeyRing<Key>, version: number): Key | undefined =>
  ring.keys.find((key) => key.version === version);

/** A name for each key that tells nothing of it: `master/1/<22 characters>`. A database keeps them. */
export const ringFingerprints = (ring: KeyRing): readonly string[] =>
  ring.keys.map((key) => `${ring.kind}/${String(key.version)}/${keyFingerprint(key.key)}`);

/** The ring with a new active key; `undefined` starts one. */
export function withNewKey(
  kind: RingKind,
  ring: KeyRing | undefined,
  make: { readonly random: RandomBytes; readonly now: number },
): KeyRing {
  const version = Math.max(0, ...(ring?.keys ?? []).map((key) => key.version)) + 1;
  const secret = takeRandom(make.random, keyBytes);
  const plain = { version, created: make.now, key: secret };
  const active = kind === "log" ? logKeyOf({ ...plain, key: pkcs8(secret) }, newLogName(make.random)) : plain;
  return { kind, keys: [...(ring?.keys ?? []), active], active };
}

export const isLogRing = (ring: KeyRing): ring is KeyRing<LogRingKey> =>
  ring.kind === "log" && ring.keys.every((key) => "publicKey" in key && "name" in key);

export function ringToText(ring: KeyRing): string {
  const keys = ring.keys.map(({ version, created, key, ...log }) => ({
    id: version,
    created,
    ...("name" in log ? { name: log.name } : {}),
    secret: base64url(key),
    ...("publicKey" in log && log.publicKey instanceof Uint8Array ? { publicKey: base64url(log.publicKey) } : {}),
  }));
  return `${JSON.stringify({ v: 1, kind: ring.kind, keys, active: ring.active.version })}\n`;
}

/** Reads a ring file strictly: what it does not know it refuses, with the file's name and never its content. */
export function ringFromText(kind: RingKind, text: string, file: string): KeyRing {
  const broken = (): KeyFolderError => new KeyFolderError("broken", file);
  const ring = parseObject(text);
  if (ring === undefined) throw broken();
  if (ring["v"] !== 1) throw new KeyFolderError("newer", file);
  if (ring["kind"] !== kind || !Array.isArray(ring["keys"])) throw broken();
  const keys = ring["keys"].map((entry: unknown): RingKey => {
    const key = keyFromEntry(kind, entry);
    if (key === undefined) throw broken();
    return key;
  });
  const active = keys.find((key) => key.version === ring["active"]);
  if (active === undefined || new Set(keys.map((key) => key.version)).size !== keys.length) throw broken();
  return { kind, keys, active };
}

function keyFromEntry(kind: RingKind, entry: unknown): RingKey | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(entry));
  const version = fields.get("id");
  const created = fields.get("created");
  const key = fromBase64url(fields.get("secret"));
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return undefined;
  if (typeof created !== "number" || !Number.isSafeInteger(created) || key === undefined) return undefined;
  if (kind !== "log") return key.length === keyBytes ? { version, created, key } : undefined;
  const name = fields.get("name");
  if (typeof name !== "string" || !/^[^\s+]+$/u.test(name)) return undefined;
  try {
    const made = logKeyOf({ version, created, key }, name);
    return base64url(made.publicKey) === fields.get("publicKey") ? made : undefined;
  } catch {
    return undefined; // not a PKCS 8 key
  }
}

function logKeyOf(key: RingKey, name: string): LogRingKey {
  const secret = createPrivateKey({ key: Buffer.from(key.key), format: "der", type: "pkcs8" });
  if (secret.asymmetricKeyType !== "ed25519") throw new RangeError("the log key is an Ed25519 key");
  const spki = createPublicKey(secret).export({ format: "der", type: "spki" });
  return { ...key, name, publicKey: new Uint8Array(spki.subarray(-keyBytes)) };
}

/** An Ed25519 seed as PKCS 8 (RFC 8410 section 7): a fixed beginning and the 32 bytes. */
const pkcs8 = (seed: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);

const newLogName = (random: RandomBytes): string => `keyhole-${Buffer.from(takeRandom(random, 8)).toString("hex")}`;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

function fromBase64url(value: unknown): Uint8Array | undefined {
  if (typeof value !== "string") return undefined;
  const bytes = Buffer.from(value, "base64url");
  return bytes.toString("base64url") === value ? new Uint8Array(bytes) : undefined;
}

function parseObject(text: string): Readonly<{ [name: string]: unknown }> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined; // not JSON
  }
}
