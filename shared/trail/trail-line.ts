import { fail, ok, type Result } from "../result.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { hashLength } from "./hash.ts";
import type { TrailRow } from "./verify.ts";

/** One line of an exported trail (JSON lines), without its line end: sequence, entry and leaf hash in base64. */
export const formatTrailLine = (row: TrailRow): string =>
  JSON.stringify({
    sequence: row.sequence,
    ...(row.bytes && { entry: toBase64(row.bytes, "standard") }),
    ...(row.leafHash && { leafHash: toBase64(row.leafHash, "standard") }),
  });

/** A line back as a row. Nothing in it is checked against the tree: `TrailVerifier` does that. */
export const parseTrailLine = (line: string): Result<TrailRow, "malformed-line"> => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return fail("malformed-line");
  }
  if (typeof value !== "object" || value === null) return fail("malformed-line");
  const { sequence, entry, leafHash } = value as Readonly<Record<string, unknown>>; // every member is checked below
  if (typeof sequence !== "number" || !Number.isSafeInteger(sequence)) return fail("malformed-line");
  const bytes = bytesOf(entry);
  const hash = bytesOf(leafHash);
  if (bytes === "wrong" || hash === "wrong" || (hash && hash.length !== hashLength)) return fail("malformed-line");
  return ok({ sequence, ...(bytes && { bytes }), ...(hash && { leafHash: hash }) });
};

const bytesOf = (value: unknown): Uint8Array | undefined | "wrong" => {
  if (value === undefined) return undefined;
  return typeof value === "string" ? (fromBase64(value, "standard") ?? "wrong") : "wrong";
};
