import type { Problem } from "@keyhole/shared/errors";
import { type ByteSource, found } from "./record.ts";

export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly text: null; readonly problem: Problem };

const newline = 0x0a;

/** UTF-16 files begin with one of these two marks; everything else is read as UTF-8. */
export const isUtf16 = (head: Uint8Array): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);

/** UTF-8 or nothing: bytes that are no UTF-8 are never replaced by a guess. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

export const encodingProblem = (): Problem => found("import.encoding");

/**
 * Lines of a UTF-8 file without their ends (LF or CRLF) and without a byte order mark. Never holds more than one line:
 * one over `limit` bytes is a problem, and is skipped as it streams.
 */
export async function* linesOf(source: ByteSource, limit: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length <= limit) parts.push(part);
    else parts = [];
  };
  const take = (): Line => {
    const line = length > limit ? tooLong(number, limit) : lineOf(number, Buffer.concat(parts));
    parts = [];
    length = 0;
    number += 1;
    return line;
  };
  for await (const piece of source.read()) {
    if (number === 1 && length === 0 && isUtf16(piece)) {
      yield { number, text: null, problem: encodingProblem() };
      return;
    }
    let start = 0;
    for (let end = piece.indexOf(newline); end >= 0; end = piece.indexOf(newline, start)) {
      add(piece.subarray(start, end));
      yield take();
      start = end + 1;
    }
    // A copy: the piece belongs to whoever reads the file.
    add(piece.slice(start));
  }
  if (length > 0) yield take();
}

const tooLong = (number: number, limit: number): Line => ({
  number,
  text: null,
  problem: found("import.record-too-large", { limit }),
});

function lineOf(number: number, bytes: Uint8Array): Line {
  const text = decodeUtf8(bytes);
  if (text === null) return { number, text: null, problem: encodingProblem() };
  const whole = number === 1 ? text.replace(/^\uFEFF/u, "") : text;
  return { number, text: whole.endsWith("\r") ? whole.slice(0, -1) : whole };
}
