import { sharp } from "../../images/sharp.ts";
import { luminance } from "../signal/activity.ts";
import type { Plane } from "../signal/boxes.ts";

/** Upright 8-bit RGB, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The longest side of a rendition: one served pixel is one pixel of the mark. */
export const longestSide = 1920;
/** A bomb of more pixels is refused by the decoder. */
const mostPixels = 100_000_000;

/** Decodes a file; `fit`: makes it no larger than that on its longer side. Throws what the decoder says of a bad file. */
export async function readPicture(bytes: Uint8Array, fit?: number): Promise<Picture> {
  let image = sharp(bytes, { failOn: "error", limitInputPixels: mostPixels }).autoOrient();
  if (fit !== undefined) image = image.resize({ width: fit, height: fit, fit: "inside", withoutEnlargement: true });
  const { data, info } = await image.flatten({ background: "#ffffff" }).toColourspace("srgb").raw().toUint8Array();
  if (info.channels === 3) return { width: info.width, height: info.height, pixels: data };
  if (info.channels !== 1) throw new Error(`expected 1 or 3 channels, got ${info.channels}`);
  const pixels = new Uint8Array(info.width * info.height * 3);
  for (let at = 0; at < data.length; at += 1) pixels.fill(data[at] ?? 0, at * 3, at * 3 + 3);
  return { width: info.width, height: info.height, pixels };
}

export const lightOf = (picture: Picture): Plane => luminance(picture.pixels, picture);

/** As renditions are served: JPEG at quality 92 without chroma subsampling. */
export async function encodeServed({ width, height, pixels }: Picture): Promise<Uint8Array> {
  const encoded = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92, chromaSubsampling: "4:4:4" })
    .toUint8Array();
  return encoded.data;
}
