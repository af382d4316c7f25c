import type { FilePieces } from "./export-files.ts";

const pieceBytes = 256 * 1024;

/** Pieces of a useful size, so that rows of a few bytes do not each cost a turn of the stream. */
export async function* inPieces(source: FilePieces): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    waiting.push(bytes);
    size += bytes.length;
    if (size < pieceBytes) continue;
    yield Buffer.concat(waiting, size);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting, size);
}
