import type { Problem } from "@keyhole/shared/errors";
import { fail, ok, type Result } from "@keyhole/shared/result";

export type ImageType = "jpeg" | "png" | "webp" | "gif" | "tiff";

/** How many bytes from the start are searched for a second format: PDF readers accept their header within 1,024. */
const headLength = 4096;
/** A ZIP directory ends within its 22 bytes plus a comment of at most 65,535. */
const tailLength = 22 + 65_535;

/** Signatures as hexadecimal text of the first 16 bytes. */
const accepted: readonly (readonly [ImageType, RegExp])[] = [
  ["jpeg", /^ffd8ff/],
  ["png", /^89504e470d0a1a0a0000000d49484452/], // the signature and the IHDR chunk that must follow it
  ["webp", /^52494646.{8}57454250/],
  ["gif", /^474946383[79]61/],
  ["tiff", /^(?:49492[ab]00|4d4d002[ab])/], // both byte orders, classic and BigTIFF
];

/** Known formats that are refused, named so that the reader knows what was sent. */
const refusedBinary: readonly (readonly [string, RegExp])[] = [
  ["BMP", /^424d.{8}00000000/],
  ["AVIF", /^.{8}6674797061766966|^.{8}6674797061766973/],
  ["HEIC", /^.{8}66747970(?:6865|6d696631|6d736631)/],
  ["MP4", /^.{8}66747970/],
  ["JPEG XL", /^(?:ff0a|0000000c4a584c20)/],
  ["JPEG 2000", /^(?:0000000c6a502020|ff4fff51)/],
  ["ICO", /^00000100/],
  ["PSD", /^38425053/],
  ["ZIP", /^504b(?:0304|0506|0708)/],
];
const refusedText: readonly (readonly [string, RegExp])[] = [
  ["PDF", /^[^]{0,1023}%PDF-/],
  ["SVG", /<(?:[a-z]+:)?svg[\s>]/i],
  ["HTML", /<(?:!doctype html|html|head|body|script)[\s>]/i],
  ["XML", /<\?xml\s/i],
];

/** What another program could take the same bytes for. An honest picture holds none of these near its start. */
const foreign: readonly (readonly [string, RegExp])[] = [
  ["PDF", /%PDF-/],
  ["SVG", /<(?:[a-z]+:)?svg[\s>]/i],
  ["HTML", /<(?:!doctype\s+html|html|script|iframe|body)[\s>]/i],
  ["PHP", /<\?php\s/i],
];

/** "latin1": one character per byte, so that patterns speak about bytes. */
const written = (bytes: Uint8Array, encoding: "latin1" | "hex"): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding);

const firstOf = <Name>(table: readonly (readonly [Name, RegExp])[], text: string): Name | undefined =>
  table.find(([, pattern]) => pattern.test(text))?.[0];

const problem = (message: string, found?: string): Problem =>
  found === undefined ? { path: [], message } : { path: [], message, values: { found } };

/**
 * The type of a picture from its content alone: names and declared types are never asked. Refuses everything that is not
 * JPEG, PNG, WebP, GIF or TIFF, and files that are also something else (polyglots: a PDF, page or archive in one).
 * Failures: `image.empty`, `image.type-refused` {found}, `image.type-unknown`, `image.polyglot` {found}.
 */
export function sniffImage(bytes: Uint8Array): Result<ImageType, Problem> {
  if (bytes.byteLength === 0) return fail(problem("image.empty"));
  const signature = written(bytes.subarray(0, 16), "hex");
  const head = written(bytes.subarray(0, headLength), "latin1");
  const type = firstOf(accepted, signature);
  if (type === undefined) {
    const found = firstOf(refusedBinary, signature) ?? firstOf(refusedText, head);
    return fail(found === undefined ? problem("image.type-unknown") : problem("image.type-refused", found));
  }
  const second = firstOf(foreign, head) ?? archiveAtEnd(bytes);
  return second === undefined ? ok(type) : fail(problem("image.polyglot", second));
}

/** A ZIP or JAR is read from its end: its last record names disk 0 twice and the same number of entries twice. */
function archiveAtEnd(bytes: Uint8Array): "ZIP" | undefined {
  const tail = written(bytes.subarray(Math.max(0, bytes.byteLength - tailLength)), "latin1");
  for (let at = tail.indexOf("PK\x05\x06"); at >= 0; at = tail.indexOf("PK\x05\x06", at + 1)) {
    if (tail.startsWith("\0\0\0\0", at + 4) && tail.slice(at + 8, at + 10) === tail.slice(at + 10, at + 12))
      return "ZIP";
  }
  return undefined;
}
