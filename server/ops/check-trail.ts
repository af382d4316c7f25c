import { createHash, createPublicKey, verify } from "node:crypto";
import type { Store } from "@keyhole/db/store";
import { verifierKeyOf, verifyCheckpoint } from "@keyhole/shared/trail/checkpoint";
import { TrailVerifier } from "@keyhole/shared/trail/verify";
import type { KeyFolder } from "../vault/key-folder.ts";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
const page = 2_000;

/** DER head of an Ed25519 public key (RFC 8410), before its 32 bytes. */
const keyHead = Buffer.from("302a300506032b6570032100", "hex");

const verifyEd25519 = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean =>
  verify(
    null,
    bytes,
    createPublicKey({ key: Buffer.concat([keyHead, publicKey]), format: "der", type: "spki" }),
    signature,
  );

export interface TrailCheck {
  readonly whole: boolean;
  /** Entries in the tree. */
  readonly size: number;
  /** A sentence for people: what was checked, or the first thing that is wrong and where. */
  readonly finding: string;
  readonly verifierKey: string;
}

/** Reads the whole trail in pages, checks every entry, leaf and the signed head. Reads only. */
export async function checkTrail({
  store,
  keys,
}: {
  readonly store: Store;
  readonly keys: KeyFolder;
}): Promise<TrailCheck> {
  const { logKey } = keys;
  const verifierKey = verifierKeyOf({ name: logKey.name, publicKey: logKey.publicKey, sha256 });
  const head = await store.read.trailHead();
  const identity = { origin: logKey.name, verifierKey };
  const checkpoint = verifyCheckpoint(head.checkpoint, identity, { sha256, verify: verifyEd25519 });
  if (!checkpoint.ok) {
    return {
      whole: false,
      size: head.size,
      verifierKey,
      finding: `The signed head cannot be trusted: ${checkpoint.failure}.`,
    };
  }
  const verifier = new TrailVerifier(sha256, { checkpoints: [checkpoint.value] });
  const { size } = checkpoint.value;
  for (let from = 0; from < size; from += page) {
    const rows = await store.read.trailRange(from, Math.min(page, size - from));
    if (rows.length === 0) break;
    for (const row of rows) verifier.push({ sequence: row.sequence, bytes: row.entry, leafHash: row.leaf });
  }
  const verdict = verifier.verdict();
  const finding =
    verdict.kind === "whole"
      ? `All ${verdict.size} entries are in place and match the signed head.`
      : `The trail is not whole: ${JSON.stringify(verdict)}`;
  return { whole: verdict.kind === "whole", size, verifierKey, finding };
}
