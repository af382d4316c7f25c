import { randomFillSync } from "node:crypto";

/** Bytes asked of the system at once. */
const poolBytes = 8_192;

/**
 * Random bytes of the system, asked for in larger pieces: a request for sixteen takes as long as one for thousands, and a
 * claimed task takes a dozen. Bytes are given out once, and overwritten in the pool as they leave.
 */
export function createRandomPool(
  fill: (bytes: Uint8Array) => unknown = randomFillSync,
): (length: number) => Uint8Array {
  const pool = Buffer.alloc(poolBytes);
  let used = poolBytes;
  return (length) => {
    if (length > poolBytes / 8) {
      const own = Buffer.alloc(length);
      fill(own);
      return own;
    }
    if (used + length > poolBytes) {
      fill(pool);
      used = 0;
    }
    const given = Uint8Array.from(pool.subarray(used, used + length)); // memory of its own, not a Buffer's shared one
    pool.fill(0, used, used + length);
    used += length;
    return given;
  };
}
