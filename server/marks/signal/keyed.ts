import { createHmac } from "node:crypto";

const encoder = new TextEncoder();

/**
 * HMAC-SHA-256 over parts that cannot run into each other: each is preceded by its length in bytes (32 bits, big-endian).
 * A part is text (UTF-8) or bytes. 32 bytes.
 */
export function keyed(key: Uint8Array, parts: readonly (string | Uint8Array)[]): Uint8Array {
  const mac = createHmac("sha256", key);
  const length = new DataView(new ArrayBuffer(4));
  for (const part of parts) {
    const bytes = typeof part === "string" ? encoder.encode(part) : part;
    length.setUint32(0, bytes.length);
    mac.update(new Uint8Array(length.buffer));
    mac.update(bytes);
  }
  return new Uint8Array(mac.digest());
}

/** A stream of numbers that depends on the key and the label alone. */
export interface KeyedNumbers {
  /** From 0 to below 1, in steps of 2⁻³². */
  unit(this: void): number;
  /** From 0 to below `count`, each as likely (rejection, no bias). */
  below(this: void, count: number): number;
}

export function keyedNumbers(key: Uint8Array, label: string): KeyedNumbers {
  let block: DataView = new DataView(new ArrayBuffer(0));
  let at = 0;
  let counter = 0;
  const next = (): number => {
    if (at >= block.byteLength) {
      const bytes = keyed(key, [label, Uint8Array.of(counter >> 24, counter >> 16, counter >> 8, counter)]);
      block = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      at = 0;
      counter += 1;
    }
    const value = block.getUint32(at);
    at += 4;
    return value;
  };
  return {
    unit: () => next() / 2 ** 32,
    below: (count) => {
      const limit = 2 ** 32 - (2 ** 32 % count);
      for (;;) {
        const value = next();
        if (value < limit) return value % count;
      }
    },
  };
}
