import { expect, it } from "vitest";
import { createRandomPool } from "./random-pool.ts";

it("gives every byte of its source once, in any lengths", () => {
  let next = 0;
  const counting = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; at += 4) new DataView(bytes.buffer, bytes.byteOffset).setUint32(at, next++);
  };
  const random = createRandomPool(counting);
  const seen = new Set<number>();
  for (const length of [16, 4, 8_192, 32, 1_024, 1_028, 12]) {
    for (let round = 0; round < 40; round++) {
      const bytes = random(length);
      expect(bytes).toHaveLength(length);
      for (let at = 0; at < length; at += 4) {
        const value = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
        expect(seen.has(value)).toBe(false);
        seen.add(value);
      }
    }
  }
});

it("keeps what it gave apart from what it gives later", () => {
  const random = createRandomPool();
  const first = random(16);
  const copy = Buffer.from(first);
  for (let round = 0; round < 2_000; round++) random(16).fill(0);
  expect(Buffer.from(first)).toEqual(copy);
});
