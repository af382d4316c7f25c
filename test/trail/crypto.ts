import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import type { NoteCrypto, NoteSigner } from "@keyhole/shared/trail/checkpoint";
import type { Sha256 } from "@keyhole/shared/trail/hash";

export const sha256: Sha256 = (bytes) => new Uint8Array(createHash("sha256").update(bytes).digest());

/** RFC 8410 wrappings of a raw Ed25519 seed and public key. */
const privatePrefix = Buffer.from("302e020100300506032b657004220420", "hex");
const publicPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** A log key from 32 bytes of seed. */
export const signerOf = (name: string, seed: Uint8Array): NoteSigner => {
  const key = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(publicPrefix.length);
  return { name, publicKey, sha256, sign: (message) => sign(null, message, key) };
};

export const crypto: NoteCrypto = {
  sha256,
  verify: (publicKey, message, signature) => {
    const key = createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: "der", type: "spki" });
    return verify(null, message, key, signature);
  },
};

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
export const unhex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "hex"));
