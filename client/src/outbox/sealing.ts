// What this page could not send yet, as ciphertext: AES-256-GCM, `nonce 12 | ciphertext | tag 16`, with the work's name as
// additional data (docs/encryption.md). The key comes with the lease and is in memory only.

const nonceBytes = 12;
const keyBytes = 32;

/** Makes the server's words (base64url of 32 bytes) a key that no script can read again. */
export async function outboxKey(text: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(
    atob(text.replaceAll("-", "+").replaceAll("_", "/")),
    (each) => each.codePointAt(0) ?? 0,
  );
  if (bytes.length !== keyBytes) throw new RangeError("an outbox key has 32 bytes");
  const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  bytes.fill(0);
  return key;
}

const additional = (name: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`keyhole/1/outbox ${name}`);

/** Seals a JSON value for this name. */
export async function sealJson(key: CryptoKey, name: string, value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const how = { name: "AES-GCM", iv: nonce, additionalData: additional(name) };
  const sealed = await crypto.subtle.encrypt(how, key, plain);
  const bytes = new Uint8Array(nonceBytes + sealed.byteLength);
  bytes.set(nonce);
  bytes.set(new Uint8Array(sealed), nonceBytes);
  return bytes;
}

/** What was sealed for this name under this key; undefined where it was not, or was altered. */
export async function openJson(key: CryptoKey, name: string, sealed: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const iv = sealed.subarray(0, nonceBytes);
  try {
    const how = { name: "AES-GCM", iv, additionalData: additional(name) };
    const plain = await crypto.subtle.decrypt(how, key, sealed.subarray(nonceBytes));
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return undefined; // another key or name, or not what was written: nothing more is to be learned
  }
}
