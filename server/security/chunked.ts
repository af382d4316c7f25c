import { createCipheriv, createDecipheriv } from "node:crypto";
import { fail, ok, type Result } from "@keyhole/shared/result";
import {
  additionalData,
  blobFormat,
  type OpenFailure,
  plainArray,
  type RandomBytes,
  recordKey,
  saltBytes,
  tagBytes,
  takeRandom,
  type VersionedKey,
  sealedKeyVersion,
  writeHead,
} from "./envelope.ts";

/**
 * The sealed blob, format 2 (docs/encryption.md): the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015)
 * over 64 KiB chunks, so that a part can be read without the whole and no unauthenticated byte is ever given out.
 *
 *     format 0x02 | key version u32 | salt 24 | nonce prefix 7 | chunk 0 | chunk 1 | ...
 *     chunk = ciphertext (65536 bytes, the last one 1..65536, 0 only in an empty blob) | tag 16
 *     nonce of a chunk = prefix 7 | index u32 | 1 for the last, else 0
 *
 * Index and last flag are in the nonce: chunks that were moved, doubled, dropped, cut or added do not open.
 */
export const chunkBytes = 64 * 1024;
const prefixBytes = 7;
export const blobHeadBytes = 1 + 4 + saltBytes + prefixBytes;
const sealedChunkBytes = chunkBytes + tagBytes;
const maxChunks = 0xffff_ffff;

/** The bytes that a blob of `plainSize` bytes takes when sealed. */
export function sealedSize(plainSize: number): number {
  return blobHeadBytes + plainSize + chunkCount(plainSize) * tagBytes;
}

/** The plain size that a sealed size stands for, or undefined where no blob has that size. */
export function plainSize(sealedBytes: number): number | undefined {
  const body = sealedBytes - blobHeadBytes;
  if (body < tagBytes) return undefined;
  const plain = body - Math.ceil(body / sealedChunkBytes) * tagBytes;
  return plain >= 0 && sealedSize(plain) === sealedBytes ? plain : undefined;
}

/** How many chunks hold `plainBytes` bytes; an empty blob has one. */
export function chunkCount(plainBytes: number): number {
  const count = Math.max(1, Math.ceil(plainBytes / chunkBytes));
  if (!Number.isSafeInteger(plainBytes) || plainBytes < 0 || count > maxChunks) throw new RangeError("blob size");
  return count;
}

/** Where chunk `index` stands inside a sealed blob: its offset and the greatest length it can have. */
export const chunkPlace = (index: number): { readonly offset: number; readonly length: number } => ({
  offset: blobHeadBytes + index * sealedChunkBytes,
  length: sealedChunkBytes,
});

/** A chunk's place in its blob. */
export interface ChunkName {
  readonly index: number;
  readonly last: boolean;
}

/** Everything that one blob's chunks are sealed and opened with. Keep it as short as the reading lasts. */
export interface BlobKey {
  readonly key: Uint8Array;
  readonly head: Uint8Array;
  readonly identity: string;
}

/** A new blob: its head is the first thing to be written. */
export function newBlobKey(purposeKey: VersionedKey, identity: string, random: RandomBytes): BlobKey {
  const head = new Uint8Array(blobHeadBytes);
  writeHead(head, blobFormat, purposeKey.version);
  const salt = takeRandom(random, saltBytes);
  head.set(salt, 5);
  head.set(takeRandom(random, prefixBytes), 5 + saltBytes);
  return { key: recordKey(purposeKey.key, salt, identity), head, identity };
}

/** The key of an existing blob, from its head. A wrong head shows when the first chunk does not open. */
export function blobKeyOf(purposeKey: VersionedKey, identity: string, head: Uint8Array): Result<BlobKey, OpenFailure> {
  if (head.length !== blobHeadBytes || head[0] !== blobFormat) return fail("not-sealed");
  if (sealedKeyVersion(head) !== purposeKey.version) return fail("wrong-key");
  return ok({ key: recordKey(purposeKey.key, head.subarray(5, 5 + saltBytes), identity), head, identity });
}

/** Seals one chunk. Every chunk but the last is exactly `chunkBytes` long. */
export function sealChunk(blob: BlobKey, name: ChunkName, plain: Uint8Array): Uint8Array {
  if (plain.length > chunkBytes || (!name.last && plain.length !== chunkBytes)) throw new RangeError("chunk size");
  const cipher = createCipheriv("aes-256-gcm", blob.key, chunkNonce(blob, name), { authTagLength: tagBytes });
  cipher.setAAD(additionalData(blob.head, blob.identity));
  const sealed = new Uint8Array(plain.length + tagBytes);
  sealed.set(cipher.update(plain));
  cipher.final();
  sealed.set(cipher.getAuthTag(), plain.length);
  return sealed;
}

/** Opens one chunk in its place; anything else fails and gives no byte. */
export function openChunk(blob: BlobKey, name: ChunkName, sealed: Uint8Array): Result<Uint8Array, OpenFailure> {
  const length = sealed.length - tagBytes;
  if (length < 0 || length > chunkBytes || (!name.last && length !== chunkBytes)) return fail("not-sealed");
  const decipher = createDecipheriv("aes-256-gcm", blob.key, chunkNonce(blob, name), { authTagLength: tagBytes });
  decipher.setAAD(additionalData(blob.head, blob.identity));
  decipher.setAuthTag(sealed.subarray(length));
  const plain = decipher.update(sealed.subarray(0, length));
  try {
    decipher.final();
  } catch {
    return fail("altered"); // the only thing final() says: the tag does not fit
  }
  return ok(plainArray(plain));
}

function chunkNonce(blob: BlobKey, name: ChunkName): Uint8Array {
  if (!Number.isInteger(name.index) || name.index < 0 || name.index >= maxChunks) throw new RangeError("chunk index");
  const nonce = new Uint8Array(prefixBytes + 5);
  nonce.set(blob.head.subarray(5 + saltBytes));
  new DataView(nonce.buffer).setUint32(prefixBytes, name.index);
  nonce[prefixBytes + 4] = name.last ? 1 : 0;
  return nonce;
}
