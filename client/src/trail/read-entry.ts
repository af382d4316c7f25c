import type { ReadEntry } from "@keyhole/shared/trail/entry";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import type { ShownEntry } from "../api-types.ts";

/** An entry with what its bytes say; null where they are no entry. */
export interface OpenEntry extends ShownEntry {
  readonly entry: ReadEntry | null;
}

/** The bytes that were hashed: one for each character. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export function openEntry(shown: ShownEntry): OpenEntry {
  const entry = decodeEntry(bytesOf(shown.text));
  return { ...shown, entry: entry.ok ? entry.value : null };
}
