import { createHash } from "node:crypto";
import type { SignHead } from "@keyhole/db/sqlite/sealer";
import { formatCheckpoint, signNote } from "@keyhole/shared/trail/checkpoint";
import type { KeyFolder } from "./key-folder.ts";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

/** Signs tree heads with the log key, as C2SP signed notes. */
export const signHeadOf =
  ({ logKey }: KeyFolder): SignHead =>
  (size, root) => {
    const { name, publicKey } = logKey;
    const body = formatCheckpoint({ origin: name, size, root });
    return signNote(body, { name, publicKey, sha256, sign: (bytes) => logKey.sign(bytes) });
  };
