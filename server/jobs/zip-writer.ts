import { crc32 } from "node:zlib";

/** One number of a record, little-endian. */
type Field = readonly [size: 2 | 4 | 8, value: number];

const [localSign, centralSign, descriptorSign] = [0x04034b50, 0x02014b50, 0x08074b50];
const [endSign, end64Sign, locatorSign] = [0x06054b50, 0x06064b50, 0x07064b50];
/** The value that says: see the ZIP64 field. */
const [most16, most32] = [0xffff, 0xffff_ffff];
/** ZIP64 needs version 4.5 (APPNOTE 4.4.3). */
const version = 45;
/** Names are UTF-8; CRC and sizes of a streamed member stand behind it. */
const [utf8Flag, descriptorFlag] = [0x0800, 0x0008];
const zip64Tag = 1;

interface Member {
  readonly name: Buffer;
  readonly flags: number;
  readonly crc: number;
  readonly bytes: number;
  readonly offset: number;
}

const record = (sign: number | null, fields: readonly Field[], ...rest: readonly Uint8Array[]): Buffer => {
  const head = Buffer.alloc((sign === null ? 0 : 4) + fields.reduce((sum, [size]) => sum + size, 0));
  let at = sign === null ? 0 : head.writeUInt32LE(sign);
  for (const [size, value] of fields) {
    at = size === 8 ? head.writeBigUInt64LE(BigInt(value), at) : head.writeUIntLE(value, at, size);
  }
  return Buffer.concat([head, ...rest]);
};

/**
 * Writes a ZIP (APPNOTE 6.3.10) of stored, not packed, members as a stream: what it gives, in order, is the file. One
 * member after the other; `end` closes it. ZIP64 where something needs it. Memory: about 100 bytes a member.
 */
export class ZipWriter {
  readonly #members: Member[] = [];
  readonly #date: number;
  readonly #time: number;
  #offset = 0;

  /** `at`: the time of every member, milliseconds UTC. */
  constructor(at: number) {
    const date = new Date(at);
    this.#date = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
    this.#time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  }

  /** A member that is at hand. */
  *whole(name: string, bytes: Uint8Array): Generator<Uint8Array> {
    const member = { name: Buffer.from(name), flags: utf8Flag, crc: crc32(bytes), bytes: bytes.length };
    const sizes: readonly Field[] = [
      [4, member.crc],
      [4, bytes.length],
      [4, bytes.length],
    ];
    yield* this.#begin(member, { sizes, extra: Buffer.alloc(0) });
    yield bytes;
    this.#offset += bytes.length;
  }

  /** A member of unknown length, with its sizes behind it. */
  async *streamed(name: string, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const member = { name: Buffer.from(name), flags: utf8Flag | descriptorFlag, crc: 0, bytes: 0 };
    const sizes: readonly Field[] = [
      [4, 0],
      [4, most32],
      [4, most32],
    ];
    // Its presence says that the sizes behind the member have eight bytes (APPNOTE 4.3.9.2).
    const extra = zip64([0, 0]);
    yield* this.#begin(member, { sizes, extra });
    let [crc, bytes] = [0, 0];
    for await (const piece of source) {
      crc = crc32(piece, crc);
      bytes += piece.length;
      yield piece;
    }
    const descriptor = record(descriptorSign, [
      [4, crc],
      [8, bytes],
      [8, bytes],
    ]);
    yield descriptor;
    this.#offset += bytes + descriptor.length;
    const begun = this.#members.pop();
    if (begun !== undefined) this.#members.push({ ...begun, crc, bytes });
  }

  /** The directory; nothing may follow. */
  *end(): Generator<Uint8Array> {
    const start = this.#offset;
    for (const member of this.#members) {
      const entry = this.#central(member);
      this.#offset += entry.length;
      yield entry;
    }
    const [count, bytes, end] = [this.#members.length, this.#offset - start, this.#offset];
    yield record(end64Sign, [
      [8, 44],
      [2, version],
      [2, version],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
      [8, bytes],
      [8, start],
    ]);
    yield record(locatorSign, [
      [4, 0],
      [8, end],
      [4, 1],
    ]);
    yield record(endSign, [
      [2, 0],
      [2, 0],
      [2, Math.min(count, most16)],
      [2, Math.min(count, most16)],
      [4, Math.min(bytes, most32)],
      [4, Math.min(start, most32)],
      [2, 0],
    ]);
  }

  *#begin(
    member: Omit<Member, "offset">,
    { sizes, extra }: { readonly sizes: readonly Field[]; readonly extra: Uint8Array },
  ): Generator<Uint8Array> {
    const lengths: readonly Field[] = [
      [2, member.name.length],
      [2, extra.length],
    ];
    const fields: readonly Field[] = [
      [2, version],
      [2, member.flags],
      [2, 0],
      [2, this.#time],
      [2, this.#date],
    ];
    const local = record(localSign, [...fields, ...sizes, ...lengths], member.name, extra);
    this.#members.push({ ...member, offset: this.#offset });
    this.#offset += local.length;
    yield local;
  }

  #central({ name, flags, crc, bytes, offset }: Member): Buffer {
    const large = bytes >= most32 || offset >= most32;
    const extra = large ? zip64([bytes, bytes, offset]) : Buffer.alloc(0);
    const shown = (value: number): number => (large ? most32 : value);
    const fields: readonly Field[] = [
      [2, version],
      [2, version],
      [2, flags],
      [2, 0],
      [2, this.#time],
      [2, this.#date],
      [4, crc],
      [4, shown(bytes)],
      [4, shown(bytes)],
      [2, name.length],
      [2, extra.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, shown(offset)],
    ];
    return record(centralSign, fields, name, extra);
  }
}

const zip64 = (values: readonly number[]): Buffer =>
  record(null, [[2, zip64Tag], [2, 8 * values.length], ...values.map((value): Field => [8, value])]);
