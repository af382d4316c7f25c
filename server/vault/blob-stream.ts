import {
  blobHeadBytes,
  type BlobKey,
  chunkBytes,
  chunkCount,
  chunkPlace,
  openChunk,
  plainSize,
  sealChunk,
} from "../security/chunked.ts";
import { tagBytes } from "../security/envelope.ts";
import { SealedDataError } from "./sealed-data-error.ts";

/** A part of something: `length` bytes from `offset`. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** Where sealed bytes come from: a file, an object in a bucket, memory. */
export interface SealedSource {
  /** Sealed bytes in all. */
  readonly size: number;
  read(range: ByteRange): AsyncIterable<Uint8Array>;
}

/** A blob whose length was authenticated. */
export interface OpenedBlob {
  /** Plain bytes in all. */
  readonly size: number;
  /** Plain bytes, chunk by chunk, each authenticated before it is given out. A range is cut to the blob's end. */
  read(range?: ByteRange): AsyncIterable<Uint8Array>;
}

/** Seals a stream of any piece sizes. Holds at most two chunks in memory, however long the source is. */
export async function* sealStream(blob: BlobKey, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield blob.head;
  let index = 0;
  // A full chunk waits until more comes: only then is it known not to be the last.
  let held: Uint8Array | undefined;
  for await (const chunk of rechunk(source, chunkBytes)) {
    if (held !== undefined) yield sealChunk(blob, { index: index++, last: false }, held);
    held = chunk;
  }
  yield sealChunk(blob, { index, last: true }, held ?? new Uint8Array(0));
}

/** Reads the head of a sealed blob, which says what key it needs. */
export async function readHead(source: SealedSource): Promise<Uint8Array> {
  if (plainSize(source.size) === undefined) throw new SealedDataError("not-sealed", "blob");
  return readExactly(source, { offset: 0, length: blobHeadBytes });
}

/**
 * Opens a sealed blob for reading. The last chunk is opened first, because it alone proves the length: a blob that was
 * cut or extended fails here, before any byte or size is given out.
 */
export async function openSource(blob: BlobKey, source: SealedSource): Promise<OpenedBlob> {
  const size = plainSize(source.size);
  if (size === undefined) throw new SealedDataError("not-sealed", blob.identity);
  const count = chunkCount(size);
  const lastLength = size - (count - 1) * chunkBytes;
  const place = { offset: chunkPlace(count - 1).offset, length: lastLength + tagBytes };
  const last = open(blob, { index: count - 1, last: true }, await readExactly(source, place));
  return {
    size,
    async *read(range = { offset: 0, length: size }) {
      const { offset, length } = range;
      if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0) {
        throw new RangeError("byte range");
      }
      const end = Math.min(size, offset + length);
      if (offset >= end) return;
      const first = Math.floor(offset / chunkBytes);
      const final = Math.floor((end - 1) / chunkBytes);
      let index = first;
      for await (const plain of plainChunks(blob, source, { first, final, last, count })) {
        const start = index++ * chunkBytes;
        yield plain.subarray(Math.max(0, offset - start), Math.min(plain.length, end - start));
      }
    },
  };
}

/** Chunks `first` to `final`, the last one of the blob taken from memory. */
async function* plainChunks(
  blob: BlobKey,
  source: SealedSource,
  span: { readonly first: number; readonly final: number; readonly count: number; readonly last: Uint8Array },
): AsyncGenerator<Uint8Array> {
  const stored = Math.min(span.final + 1, span.count - 1) - span.first;
  if (stored > 0) {
    const { offset, length } = chunkPlace(span.first);
    let index = span.first;
    for await (const sealed of rechunk(source.read({ offset, length: length * stored }), length)) {
      yield open(blob, { index: index++, last: false }, sealed);
    }
    if (index !== span.first + stored) throw new SealedDataError("altered", blob.identity);
  }
  if (span.final === span.count - 1) yield span.last;
}

function open(blob: BlobKey, name: { readonly index: number; readonly last: boolean }, sealed: Uint8Array): Uint8Array {
  const opened = openChunk(blob, name, sealed);
  if (!opened.ok) throw new SealedDataError("altered", `${blob.identity} chunk ${String(name.index)}`);
  return opened.value;
}

/** Pieces of exactly `size` bytes, the last one shorter; nothing for an empty source. */
async function* rechunk(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let buffer = new Uint8Array(size);
  let filled = 0;
  for await (const piece of source) {
    let rest = piece;
    while (rest.length > 0) {
      const part = rest.subarray(0, size - filled);
      buffer.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
      if (filled === size) {
        yield buffer;
        buffer = new Uint8Array(size);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield buffer.subarray(0, filled);
}

async function readExactly(source: SealedSource, range: ByteRange): Promise<Uint8Array> {
  const whole = new Uint8Array(range.length);
  let filled = 0;
  for await (const piece of source.read(range)) {
    if (filled + piece.length > whole.length) throw new SealedDataError("altered", "blob");
    whole.set(piece, filled);
    filled += piece.length;
  }
  if (filled !== whole.length) throw new SealedDataError("altered", "blob");
  return whole;
}
