import { toBase64 } from "./base64.ts";
import { canonicalJson, type PlainJson } from "./canonical-json.ts";
import { type Commitment } from "./entry.ts";
import { hashLength, joinBytes, type Sha256 } from "./hash.ts";
import { toUtf8 } from "./utf8.ts";

/**
 * Commitments bind an entry to something that stands elsewhere without saying anything about it: SHA-256 over a domain tag,
 * 32 random bytes of salt and the thing. A fresh salt for each, stored encrypted beside the thing; whoever lacks the salt
 * cannot even test a guess, so destroying the key of thing and salt erases what an entry said.
 */
const detailTag = toUtf8("keyhole/trail-detail/v1\n");
const digestTag = toUtf8("keyhole/trail-digest/v1\n");

export const saltLength = 32;

const commit = (sha256: Sha256, parts: readonly [tag: Uint8Array, salt: Uint8Array, bytes: Uint8Array]): Commitment => {
  if (parts[1].length !== saltLength) throw new TypeError(`a salt has ${saltLength} bytes`);
  return toBase64(sha256(joinBytes(parts)), "url");
};

/** What an entry's `detail` commits to: address, user agent, names, a typed reason, old and new values. */
export type Detail = Readonly<Record<string, PlainJson>>;

/** `salt`: 32 random bytes, never used twice. */
export const commitDetail = (sha256: Sha256, salt: Uint8Array, detail: Detail): Commitment =>
  commit(sha256, [detailTag, salt, toUtf8(canonicalJson(detail))]);

export const checkDetail = (
  sha256: Sha256,
  opened: { readonly salt: Uint8Array; readonly detail: Detail },
  commitment: Commitment,
): boolean => commitDetail(sha256, opened.salt, opened.detail) === commitment;

/** Commits to content by its SHA-256 (32 bytes), for `digests`. `salt`: 32 random bytes, never used twice. */
export const commitDigest = (sha256: Sha256, salt: Uint8Array, digest: Uint8Array): Commitment => {
  if (digest.length !== hashLength) throw new TypeError("a digest has 32 bytes");
  return commit(sha256, [digestTag, salt, digest]);
};

export const checkDigest = (
  sha256: Sha256,
  opened: { readonly salt: Uint8Array; readonly digest: Uint8Array },
  commitment: Commitment,
): boolean => commitDigest(sha256, opened.salt, opened.digest) === commitment;
