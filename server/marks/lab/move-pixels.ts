import type { Picture } from "./picture.ts";

/** Where pixel (x, y) of the result comes from. */
export type Origin = (x: number, y: number) => readonly [x: number, y: number];

/** A picture made of moved pixels, linear between four; outside the source everything is `beyond`. */
export function movePixels(
  source: Picture,
  size: { width: number; height: number; beyond: number },
  from: Origin,
): Picture {
  const { width, height, beyond } = size;
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = from(x, y);
      const at = (y * width + x) * 3;
      if (u < 0 || v < 0 || u > source.width - 1 || v > source.height - 1) {
        pixels.fill(beyond, at, at + 3);
        continue;
      }
      const [left, top] = [Math.min(Math.floor(u), source.width - 2), Math.min(Math.floor(v), source.height - 2)];
      const [fx, fy] = [u - left, v - top];
      const corner = (top * source.width + left) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const value = (offset: number): number => source.pixels[corner + offset + channel] ?? 0;
        const below = source.width * 3;
        const upper = value(0) + (value(3) - value(0)) * fx;
        const lower = value(below) + (value(below + 3) - value(below)) * fx;
        pixels[at + channel] = Math.round(upper + (lower - upper) * fy);
      }
    }
  }
  return { width, height, pixels };
}

/** Each value changed on its own; `of` gives numbers that are rounded and kept within 0..255. */
export function changeValues(source: Picture, of: (value: number, at: { x: number; y: number }) => number): Picture {
  const pixels = new Uint8Array(source.pixels.length);
  for (let y = 0; y < source.height; y += 1) {
    for (let x = 0; x < source.width; x += 1) {
      const at = (y * source.width + x) * 3;
      const place = { x, y };
      for (let channel = at; channel < at + 3; channel += 1) {
        pixels[channel] = Math.max(0, Math.min(255, Math.round(of(source.pixels[channel] ?? 0, place))));
      }
    }
  }
  return { ...source, pixels };
}
