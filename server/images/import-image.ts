import { KeyholeError, type Problem } from "@keyhole/shared/errors";

import { defaultImageLimits, previewLongSide, type ImageLimits } from "./limits.ts";
import { sharp } from "./sharp.ts";
import { sniffImage, type ImageType } from "./sniff.ts";

export interface ImportedImage {
  /** Pixels after the EXIF orientation was applied: the coordinates of every stored answer. */
  readonly width: number;
  readonly height: number;
  readonly original: { readonly bytes: Uint8Array; readonly mime: "image/jpeg" | "image/png" };
  /** JPEG, at most `previewLongSide` on its longer side, on white where the picture is transparent. */
  readonly preview: { readonly bytes: Uint8Array; readonly width: number; readonly height: number };
}

/** Side of the nearest-neighbour sample that tells drawings from photographs, and the most colours a drawing has in it. */
const sampleSide = 256;
const drawingColours = 8192;

const refuse = (message: string, values?: Problem["values"]): KeyholeError =>
  new KeyholeError("invalid", { problems: [{ path: [], message, ...(values === undefined ? {} : { values }) }] });

const tooLarge = (message: string, values: NonNullable<Problem["values"]>): KeyholeError =>
  new KeyholeError("too-large", { problems: [{ path: [], message, values }] });

/**
 * Makes untrusted bytes into two pictures of our own: the original, upright, sRGB, 8 bits, without metadata (PNG where
 * there is transparency, a palette or few colours, else JPEG quality 95 without chroma subsampling), and its preview.
 * Animations keep their first frame, TIFF files their first page. Nothing of the input's bytes passes through.
 *
 * Throws `KeyholeError` "invalid" (`image.empty`, `image.type-refused`, `image.type-unknown`, `image.polyglot`,
 * `image.damaged`, `image.ratio`, `image.too-slow`) or "too-large" (`image.bytes`, `image.pixels`, `image.side`).
 */
export async function importImage(bytes: Uint8Array, limits: ImageLimits = defaultImageLimits): Promise<ImportedImage> {
  if (bytes.byteLength > limits.bytes) throw tooLarge("image.bytes", { bytes: bytes.byteLength, limit: limits.bytes });
  const sniffed = sniffImage(bytes);
  if (!sniffed.ok) throw new KeyholeError("invalid", { problems: [sniffed.failure] });
  try {
    return await convert(bytes, sniffed.value, limits);
  } catch (error) {
    if (error instanceof KeyholeError) throw error;
    const message = error instanceof Error ? error.message : "";
    if (/timeout/i.test(message)) throw refuse("image.too-slow", { seconds: limits.seconds });
    throw new KeyholeError("invalid", { problems: [{ path: [], message: "image.damaged" }], cause: error });
  }
}

async function convert(bytes: Uint8Array, type: ImageType, limits: ImageLimits): Promise<ImportedImage> {
  const open = () =>
    sharp(bytes, { failOn: "error", limitInputPixels: limits.pixels, sequentialRead: true, autoOrient: true, pages: 1 })
      .timeout({ seconds: limits.seconds })
      .toColourspace("srgb");

  const header = await sharp(bytes, { failOn: "error", limitInputPixels: false, pages: 1 }).metadata();
  if (header.format !== type) throw refuse("image.damaged");
  checkSize(header.width, header.height, limits);

  const asPng = header.hasAlpha || header.isPalette || (type !== "jpeg" && (await isDrawing(open())));
  const original = await (
    asPng ? open().png({ compressionLevel: 6 }) : open().jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
  ).toUint8Array();
  const preview = await open()
    .flatten({ background: "#ffffff" })
    .resize({ width: previewLongSide, height: previewLongSide, fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: 92, chromaSubsampling: "4:4:4" })
    .toUint8Array();
  return {
    width: original.info.width,
    height: original.info.height,
    original: { bytes: original.data, mime: asPng ? "image/png" : "image/jpeg" },
    preview: { bytes: preview.data, width: preview.info.width, height: preview.info.height },
  };
}

/** Before a single pixel is decoded: a bomb is known by its header. */
function checkSize(width: number, height: number, limits: ImageLimits): void {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  if (short < 1) throw refuse("image.damaged");
  if (long > limits.side) throw tooLarge("image.side", { side: long, limit: limits.side });
  if (width * height > limits.pixels) throw tooLarge("image.pixels", { pixels: width * height, limit: limits.pixels });
  if (long > limits.ratio * short) throw refuse("image.ratio", { width, height, limit: limits.ratio });
}

/** Screenshots, charts and scans have few colours and suffer from JPEG; photographs have many and do not. */
async function isDrawing(image: ReturnType<typeof sharp>): Promise<boolean> {
  const { data } = await image
    .resize({ width: sampleSide, height: sampleSide, fit: "fill", kernel: "nearest", fastShrinkOnLoad: false })
    .removeAlpha()
    .raw()
    .toUint8Array();
  const colours = new Set<number>();
  for (let at = 0; at + 2 < data.length; at += 3) {
    colours.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
    if (colours.size > drawingColours) return false;
  }
  return true;
}
