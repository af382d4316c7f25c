import { deflateSync, crc32 as nodeCrc32 } from "node:zlib";

import sharp, { type Sharp } from "sharp";

/** Pictures made by the test itself: nothing here is read from a file. */

/** Repeatable noise (mulberry32), so that a failing test fails again. */
export function noise(length: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return (value ^ (value >>> 14)) & 255;
  });
}

/** A smooth colourful picture with grain, as RGB: stands for a photograph. */
export function photo(width: number, height: number): Sharp {
  const grain = noise(width * height * 3);
  const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    const wave =
      Math.sin(((pixel % width) / width) * 6 + (at % 3)) + Math.cos(Math.floor(pixel / width) / (height / 5));
    return Math.max(0, Math.min(255, Math.round(128 + wave * 45 + ((grain[at] ?? 0) % 24))));
  });
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** One flat colour. */
export const plain = (width: number, height: number, background: string): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  length.writeUInt32BE(data.byteLength);
  check.writeUInt32BE(nodeCrc32(body));
  return Buffer.concat([length, body, check]);
}

/** A grey 8-bit PNG whose header claims one size and whose data is whatever is given. */
export function rawPng(width: number, height: number, scanlines: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
      chunk("IHDR", header),
      chunk("IDAT", deflateSync(scanlines, { level: 1 })),
      chunk("IEND", new Uint8Array(0)),
    ]),
  );
}
