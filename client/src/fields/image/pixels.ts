import type { Pixels } from "./image-layer.ts";

/** Reads a picture that is loaded and of this page's own origin; null where it is neither. */
export function pixelsOf(picture: HTMLImageElement): Pixels | null {
  const { naturalWidth: width, naturalHeight: height } = picture;
  if (!picture.complete || width === 0 || height === 0) return null;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, data };
}
