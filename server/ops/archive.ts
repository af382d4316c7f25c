/**
 * A plain container of named files, as a stream: for each a head of 4 bytes of name length, 8 bytes of size (big-endian), the
 * name in UTF-8, then the bytes. A name of length zero ends it, so that a cut-off archive is noticed.
 */
export interface ArchiveFile {
  readonly name: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const headBytes = 12;

function headOf(name: Buffer, size: number): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(name.length, 0);
  head.writeBigUInt64BE(BigInt(size), 4);
  return Buffer.concat([head, name]);
}

export async function* packArchive(files: AsyncIterable<ArchiveFile>): AsyncGenerator<Uint8Array> {
  for await (const file of files) {
    yield headOf(Buffer.from(file.name), file.size);
    let written = 0;
    for await (const piece of file.bytes) {
      written += piece.length;
      yield piece;
    }
    if (written !== file.size) throw new Error(`${file.name} changed while it was read`);
  }
  yield headOf(Buffer.alloc(0), 0);
}

export class ArchiveDamaged extends Error {
  override readonly name = "ArchiveDamaged";
}

/** Reads pieces of any size as exact lengths. */
class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Up to `most` bytes; empty at the end. */
  async some(most: number): Promise<Uint8Array> {
    while (this.#rest.length === 0) {
      const next = await this.#source.next();
      if (next.done === true) return new Uint8Array(0);
      this.#rest = next.value;
    }
    const part = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(part.length);
    return part;
  }

  async exactly(length: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    let missing = length;
    while (missing > 0) {
      const part = await this.some(missing);
      if (part.length === 0) throw new ArchiveDamaged("The backup ends too early.");
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }
}

/** Files in order; each one's bytes must be read before the next is asked for. */
export async function* unpackArchive(source: AsyncIterable<Uint8Array>): AsyncGenerator<ArchiveFile> {
  const reader = new ByteReader(source);
  for (;;) {
    const head = await reader.exactly(headBytes);
    const nameLength = head.readUInt32BE(0);
    const size = Number(head.readBigUInt64BE(4));
    if (nameLength === 0) return;
    if (nameLength > 200) throw new ArchiveDamaged("The backup holds a name that Keyhole never writes.");
    const name = (await reader.exactly(nameLength)).toString("utf8");
    let left = size;
    const bytes = (async function* () {
      while (left > 0) {
        const part = await reader.some(left);
        if (part.length === 0) throw new ArchiveDamaged("The backup ends too early.");
        left -= part.length;
        yield part;
      }
    })();
    yield { name, size, bytes };
    if (left > 0) throw new Error(`${name} was not read to its end`);
  }
}
