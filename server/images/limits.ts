/** What a picture may cost before it is refused. All are settings; these are the defaults. */
export interface ImageLimits {
  /** Bytes of the file as it arrived. */
  readonly bytes: number;
  /** Width x height after decoding. */
  readonly pixels: number;
  /** The longer side, in pixels. */
  readonly side: number;
  /** Longer side divided by the shorter. */
  readonly ratio: number;
  /** Seconds of decoding and encoding for each of the two results. */
  readonly seconds: number;
}

export const defaultImageLimits: ImageLimits = {
  bytes: 100 * 1024 * 1024,
  pixels: 100_000_000,
  side: 30_000,
  ratio: 100,
  seconds: 60,
};

/** The longest side of the preview made at import and of every whole-picture rendition, in pixels. */
export const previewLongSide = 1920;
