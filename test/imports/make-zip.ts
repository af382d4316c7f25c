import { deflateRawSync } from "node:zlib";

export interface ZipEntry {
  readonly name: string;
  readonly body: Uint8Array | string;
  /** Unix mode, such as 0o120777 for a symbolic link. */
  readonly mode?: number;
  /** The unpacked size that its record claims. */
  readonly claimed?: number;
  readonly encrypted?: boolean;
}

const head = (signature: number, fields: readonly (readonly [size: 2 | 4, value: number])[]): Buffer => {
  const buffer = Buffer.alloc(4 + fields.reduce((sum, [size]) => sum + size, 0));
  buffer.writeUInt32LE(signature);
  let at = 4;
  for (const [size, value] of fields) {
    if (size === 2) buffer.writeUInt16LE(value, at);
    else buffer.writeUInt32LE(value >>> 0, at);
    at += size;
  }
  return buffer;
};

/** A ZIP file byte by byte (APPNOTE 6.3.10), also one that no honest archiver makes. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, body, mode = 0o100644, claimed, encrypted = false } of entries) {
    const plain = Buffer.from(body);
    const packed = deflateRawSync(plain);
    const path = Buffer.from(name);
    const flags = 0x0800 | (encrypted ? 1 : 0);
    const common = [
      [2, flags],
      [2, 8],
      [2, 0],
      [2, 0],
      [4, crc32Of(plain)],
      [4, packed.length],
      [4, claimed ?? plain.length],
      [2, path.length],
      [2, 0],
    ] as const;
    const local = Buffer.concat([head(0x0403_4b50, [[2, 20], ...common]), path, packed]);
    directory.push(
      head(0x0201_4b50, [
        [2, (3 << 8) | 20],
        [2, 20],
        ...common,
        [2, 0],
        [2, 0],
        [2, 0],
        [4, (mode << 16) >>> 0],
        [4, offset],
      ]),
      path,
    );
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = entries.length;
  const end = head(0x0605_4b50, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, central.length],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...parts, central, end]);
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  return value >>> 0;
});

function crc32Of(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffff_ffff) >>> 0;
}
