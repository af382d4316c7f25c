import { sharp } from "../images/sharp.ts";
import { drawCoverage, type MarkLevel, type VisibleMark } from "./visible-mark.ts";

export type OverlayTheme = "light" | "dark";

export interface OverlayRequest {
  readonly mark: VisibleMark;
  readonly theme: OverlayTheme;
}

export interface OverlayTile {
  /** PNG with transparency, `overlayDensity` times as many pixels as `width` and `height`. */
  readonly bytes: Uint8Array;
  /** In CSS pixels: the page sets `background-size` to these and repeats it. */
  readonly width: number;
  readonly height: number;
}

/** Image pixels per CSS pixel, so that the letters stay sharp on dense screens. */
export const overlayDensity = 2;
/** Letter size over pages, in CSS pixels. */
const fontSize = 14;
/** In em: wider than on pictures, because people read what lies below. A crop of 400 x 300 still holds three rows. */
const rowGap = 8;

/** Opacity of the letters over text, as parts of 1: black over light pages, white over dark ones. */
export const overlayOpacity: Readonly<Record<OverlayTheme, Readonly<Record<MarkLevel, number>>>> = {
  light: { full: 0.1, faint: 0.045 },
  dark: { full: 0.1, faint: 0.045 },
};

/**
 * The visible mark for pages of text and guidelines: a tile that the page lays over its content, repeated. One colour,
 * because a page's ground is known, which a picture's is not.
 */
export async function overlayTile(mark: VisibleMark, options: { readonly theme: OverlayTheme }): Promise<OverlayTile> {
  const coverage = drawCoverage(mark, { fontSize: fontSize * overlayDensity, rim: 0, rowGap });
  const opacity = overlayOpacity[options.theme][mark.level];
  const shade = options.theme === "light" ? 0 : 255;
  const pixels = new Uint8Array(coverage.width * coverage.height * 2);
  for (let pixel = 0; pixel < pixels.length; pixel += 2) {
    pixels[pixel] = shade;
    pixels[pixel + 1] = Math.round((coverage.data[pixel] ?? 0) * opacity);
  }
  const { data } = await sharp(pixels, { raw: { width: coverage.width, height: coverage.height, channels: 2 } })
    .png({ compressionLevel: 9 })
    .toUint8Array();
  return { bytes: data, width: coverage.width / overlayDensity, height: coverage.height / overlayDensity };
}
