import { z } from "zod";
import { fromUtf8, toUtf8 } from "./trail/utf8.ts";

/**
 * What is fetched before a task opens: its marked pictures and the mark over its texts in one piece, which is sealed as a
 * whole. Plain layout: one byte version, four bytes length of the header (big-endian), the header as JSON, the parts one
 * after the other, zeros up to the next step. Sealed: 12 bytes nonce, then AES-256-GCM of that with its 16 bytes of tag.
 */
const part = z.strictObject({
  /** Field of a picture; empty for the mark over texts. */
  field: z.string(),
  mime: z.string(),
  bytes: z.int().min(0),
  width: z.number().min(0),
  height: z.number().min(0),
});
const parcelHeader = z.strictObject({ theme: z.enum(["light", "dark"]), parts: z.array(part) });
export type ParcelPart<Bytes = Uint8Array> = Omit<z.infer<typeof part>, "bytes"> & { readonly bytes: Bytes };
export interface Parcel<Bytes = Uint8Array> {
  /** Which the mark over texts was made for. */
  readonly theme: "light" | "dark";
  readonly parts: readonly ParcelPart<Bytes>[];
}

export const parcelNonceBytes = 12;
const version = 1;
const headerAt = 5;
const leastStep = 64 * 1024;

/**
 * The length that `bytes` are padded to: steps of 64 KiB, and of an eighth of the next smaller power of two for more than
 * 512 KiB. So the length of what somebody did not get tells next to nothing, and at most an eighth is sent for that.
 */
export function paddedLength(bytes: number): number {
  const step = Math.max(leastStep, 2 ** (Math.floor(Math.log2(Math.max(1, bytes))) - 3));
  return Math.max(1, Math.ceil(bytes / step)) * step;
}

export function packParcel({ theme, parts }: Parcel): Uint8Array<ArrayBuffer> {
  const described = parts.map(({ bytes, ...rest }) => ({ ...rest, bytes: bytes.length }));
  const header = toUtf8(JSON.stringify({ theme, parts: described }));
  const content = parts.reduce((sum, { bytes }) => sum + bytes.length, headerAt + header.length);
  const packed = new Uint8Array(paddedLength(content));
  packed[0] = version;
  new DataView(packed.buffer).setUint32(1, header.length);
  packed.set(header, headerAt);
  let at = headerAt + header.length;
  for (const { bytes } of parts) {
    packed.set(bytes, at);
    at += bytes.length;
  }
  return packed;
}

/** The parts as views of `packed`. Throws on anything that `packParcel` did not make. */
export function readParcel(packed: Uint8Array<ArrayBuffer>): Parcel<Uint8Array<ArrayBuffer>> {
  if (packed.length < headerAt || packed[0] !== version) throw new Error("not a parcel of this version");
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(1);
  const text = fromUtf8(packed.subarray(headerAt, headerAt + length)) ?? "";
  const { theme, parts } = parcelHeader.parse(JSON.parse(text));
  let at = headerAt + length;
  const read = parts.map(({ bytes, ...rest }) => {
    if (at + bytes > packed.length) throw new Error("a parcel ends before its parts");
    at += bytes;
    return { ...rest, bytes: packed.subarray(at - bytes, at) };
  });
  return { theme, parts: read };
}
