import { deflateSync } from "node:zlib";

const width = 720;
const height = 400;

/** A PNG chunk: length, type, data, CRC (PNG specification, section 5). */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** CRC-32 as PNG has it (ISO 3309, reflected polynomial EDB88320). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xed_b8_83_20 : crc >>> 1;
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}

/** Sky, a light wall, a dark wall and a street: grounds on which a mark looks different. */
function colourAt(x: number, y: number): readonly [number, number, number] {
  if (y > 300) return (x + 2 * y) % 160 < 60 && y > 340 && y < 352 ? [214, 210, 196] : [96, 101, 108];
  if (x > 60 && x < 300 && y > 70) return (x - 60) % 60 > 18 && (y - 70) % 70 > 26 ? [206, 221, 228] : [186, 150, 122];
  if (x > 420 && x < 640 && y > 110) return (x - 420) % 56 > 20 && (y - 110) % 64 > 26 ? [222, 196, 120] : [58, 60, 70];
  return [Math.round(150 + y * 0.18), Math.round(186 + y * 0.12), Math.round(216 + y * 0.06)];
}

/** A picture of nobody's data, to show on it what a mark looks like. */
export function samplePicture(): Uint8Array {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set(colourAt(x, y), y * (width * 3 + 1) + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a channel, colour type 2 (RGB).
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return Uint8Array.from(Buffer.concat(parts));
}
