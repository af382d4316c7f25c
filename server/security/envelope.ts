import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { fail, ok, type Result } from "@keyhole/shared/result";

/**
 * The sealed record, format 1 (docs/encryption.md). One record, one key: the record key comes from the purpose key by
 * HKDF-SHA-256 (RFC 5869) with a random salt, so that a repeated nonce is no danger however many records there are.
 *
 *     format 0x01 | key version u32 big-endian | salt 24 | nonce 12 | ciphertext n | tag 16
 *
 * AES-256-GCM; additional data = those first 41 bytes followed by the record's identity in UTF-8. The head has a fixed
 * length, so no head and identity can be read as another pair.
 */
export const recordFormat = 0x01;
/** Of the sealed blob of chunked.ts. Both formats begin with format and key version. */
export const blobFormat = 0x02;
export const keyBytes = 32;
export const saltBytes = 24;
export const nonceBytes = 12;
export const tagBytes = 16;
const headBytes = 1 + 4 + saltBytes + nonceBytes;

/** Bytes that sealing adds to a record of any length. */
export const recordOverhead = headBytes + tagBytes;

/** Fresh random bytes: `node:crypto`'s randomBytes in the server, a fixed sequence in vectors. */
export type RandomBytes = (length: number) => Uint8Array;

/** A 32-byte key that seals, with the version that its records name. */
export interface VersionedKey {
  readonly version: number;
  readonly key: Uint8Array;
}

/** What is sealed, and what it is: `identity` is authenticated and not stored, so a record opens only in its place. */
export interface NamedBytes {
  readonly identity: string;
  readonly bytes: Uint8Array;
}

/** `not-sealed`: too short or another format. `wrong-key`: it names another key version. `altered`: not authentic. */
export type OpenFailure = "not-sealed" | "wrong-key" | "altered";

/** Seals one record under a purpose key. Throws on a key or version of the wrong size: a bug of the caller. */
export function seal(purposeKey: VersionedKey, record: NamedBytes, random: RandomBytes): Uint8Array {
  const sealed = new Uint8Array(recordOverhead + record.bytes.length);
  const head = sealed.subarray(0, headBytes);
  writeHead(head, recordFormat, purposeKey.version);
  head.set(takeRandom(random, saltBytes + nonceBytes), 5);
  const key = recordKey(purposeKey.key, head.subarray(5, 5 + saltBytes), record.identity);
  const cipher = createCipheriv("aes-256-gcm", key, head.subarray(5 + saltBytes), { authTagLength: tagBytes });
  cipher.setAAD(additionalData(head, record.identity));
  sealed.set(cipher.update(record.bytes), headBytes);
  cipher.final();
  sealed.set(cipher.getAuthTag(), sealed.length - tagBytes);
  return sealed;
}

/** Opens what `seal` made for this identity under this key; anything else is a failure and gives no byte. */
export function open(purposeKey: VersionedKey, identity: string, sealed: Uint8Array): Result<Uint8Array, OpenFailure> {
  if (sealed.length < recordOverhead || sealed[0] !== recordFormat) return fail("not-sealed");
  if (sealedKeyVersion(sealed) !== purposeKey.version) return fail("wrong-key");
  const head = sealed.subarray(0, headBytes);
  const key = recordKey(purposeKey.key, head.subarray(5, 5 + saltBytes), identity);
  const decipher = createDecipheriv("aes-256-gcm", key, head.subarray(5 + saltBytes), { authTagLength: tagBytes });
  decipher.setAAD(additionalData(head, identity));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const plain = decipher.update(sealed.subarray(headBytes, sealed.length - tagBytes));
  try {
    decipher.final();
  } catch {
    return fail("altered"); // the only thing final() says: the tag does not fit
  }
  return ok(plainArray(plain));
}

/** The key version that a sealed record or blob names, or undefined when the bytes are neither. */
export function sealedKeyVersion(sealed: Uint8Array): number | undefined {
  if (sealed.length < 5 || (sealed[0] !== recordFormat && sealed[0] !== blobFormat)) return undefined;
  return new DataView(sealed.buffer, sealed.byteOffset, sealed.byteLength).getUint32(1);
}

/** Writes the format byte and the key version, the beginning that records and blobs share. */
export function writeHead(head: Uint8Array, format: number, version: number): void {
  if (!Number.isInteger(version) || version < 1 || version > 0xffff_ffff) throw new RangeError("key version");
  head[0] = format;
  new DataView(head.buffer, head.byteOffset, head.byteLength).setUint32(1, version);
}

/** The key of one record or blob, its identity as `info`. 32 bytes. */
export const recordKey = (purposeKey: Uint8Array, salt: Uint8Array, identity: string): Uint8Array =>
  hkdf(purposeKey, salt, identity);

/**
 * HKDF-SHA-256 (RFC 5869) from one 32-byte key to another: extract, then the one block of expand that 32 bytes need.
 * Written out because `hkdfSync` takes more than twice as long, which is felt when a million records are imported.
 */
export function hkdf(key: Uint8Array, salt: Uint8Array, info: string): Uint8Array {
  if (key.length !== keyBytes) throw new RangeError(`a key has ${String(keyBytes)} bytes`);
  const extracted = createHmac("sha256", salt).update(key).digest();
  return createHmac("sha256", extracted).update(info, "utf8").update(one).digest();
}

const one = Uint8Array.of(1);

/** What every tag covers besides the ciphertext. */
export function additionalData(head: Uint8Array, identity: string): Uint8Array {
  return Buffer.concat([head, Buffer.from(identity, "utf8")]);
}

/** Asks for random bytes and refuses a source that gives fewer: a short salt would be a weak key in silence. */
export function takeRandom(random: RandomBytes, length: number): Uint8Array {
  const bytes = random(length);
  if (bytes.length !== length) throw new RangeError("the random source gave the wrong number of bytes");
  return new Uint8Array(bytes);
}

/** A Buffer as a plain array over the same memory: a Buffer's `slice` and JSON differ from what callers expect. */
export const plainArray = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
