/**
 * Base64 (RFC 4648) in its canonical spelling only: unused bits are zero, padding is exact, no white space. Two
 * alphabets: `standard` with padding (notes, checkpoints) and `url` without (entries). Pure, because neither `Buffer` nor
 * `atob` exists everywhere this code runs.
 */
export type Alphabet = "standard" | "url";

const shared = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const symbols: Readonly<Record<Alphabet, string>> = { standard: `${shared}+/`, url: `${shared}-_` };

export const toBase64 = (bytes: Uint8Array, alphabet: Alphabet): string => {
  const table = symbols[alphabet];
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const used = Math.min(3, bytes.length - at) + 1;
    for (let place = 0; place < used; place++) text += table.charAt((group >> (18 - 6 * place)) & 63);
    if (alphabet === "standard") text += "=".repeat(4 - used);
  }
  return text;
};

/** The bytes, or undefined where `text` is not the one canonical spelling. */
export const fromBase64 = (text: string, alphabet: Alphabet): Uint8Array | undefined => {
  if (alphabet === "standard" && text.length % 4 !== 0) return undefined;
  const body = alphabet === "standard" ? text.replace(/={1,2}$/u, "") : text;
  if (body.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  const table = symbols[alphabet];
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const symbol of body) {
    const value = table.indexOf(symbol);
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
  }
  return toBase64(bytes, alphabet) === text ? bytes : undefined;
};
