import { createHmac } from "node:crypto";
import type { RandomBytes } from "../security/envelope.ts";
import { base32 } from "./totp.ts";

/** One-time codes written down by people: 80 random bits as four groups of four letters and digits. */
export type CodeKind = "recovery" | "break-glass";

export const codeCounts: Readonly<Record<CodeKind, number>> = { recovery: 10, "break-glass": 5 };

export const makeCodes = (random: RandomBytes, kind: CodeKind): string[] =>
  Array.from({ length: codeCounts[kind] }, () => {
    const text = base32(random(10));
    return [text.slice(0, 4), text.slice(4, 8), text.slice(8, 12), text.slice(12, 16)].join("-");
  });

/** 80 random bits need no slow hash: one keyed hash is enough. Dashes, blanks and case do not matter. */
export const hashCode = (pepper: Uint8Array, kind: CodeKind, code: string): string =>
  createHmac("sha256", pepper)
    .update(`${kind}/${code.toUpperCase().replaceAll(/[^A-Z2-7]/g, "")}`)
    .digest("base64url");
