import { createHmac, timingSafeEqual } from "node:crypto";

/** RFC 6238 with its defaults, as every authenticator app assumes: SHA-1, 30 s, 6 digits. */
const stepSeconds = 30;
const digits = 6;
/** Steps before and after the current one that are accepted: clocks differ. */
const drift = 1;

export const secretBytes = 20;

export const stepAt = (now: number): number => Math.floor(now / 1000 / stepSeconds);

/** RFC 4226 truncation of HMAC-SHA-1 over the step. */
export function codeAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/** The step that a code belongs to, or null. The caller refuses a step that was used before. */
export function stepOfCode(secret: Uint8Array, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const current = stepAt(now);
  let found: number | null = null;
  for (let step = current - drift; step <= current + drift; step++) {
    if (timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code))) found = step;
  }
  return found;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648 base32 without padding, as authenticator apps expect the secret. */
export function base32(bytes: Uint8Array): string {
  let text = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(buffer >> bits) & 31] ?? "";
    }
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? text + (alphabet[(buffer << (5 - bits)) & 31] ?? "") : text;
}

export const totpUri = (secret: Uint8Array, login: string): string =>
  `otpauth://totp/${encodeURIComponent(`Keyhole:${login}`)}?secret=${base32(secret)}&issuer=Keyhole`;
