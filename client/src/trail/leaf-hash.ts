import { bytesOf } from "./read-entry.ts";

/** RFC 6962 leaf hash of an entry's canonical text, computed by the browser itself, in hexadecimal. */
export async function leafHash(text: string): Promise<string> {
  const bytes = bytesOf(`\0${text}`);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
