import { perLevel, type Activity } from "./activity.ts";
import { payloadTile, tileSize, type Carrier } from "./carrier.ts";
import type { TileSigns } from "./tile-signs.ts";

/** How strong a mark is: `least` grey levels in flat areas, growing by 10 `growth` per level of activity up to `most`. */
export interface Strength {
  readonly least: number;
  readonly growth: number;
  readonly most: number;
}

/** Measured on photographs and documents; `standard` is for photographs, `strong` for documents. */
export const strengths = {
  weak: { least: 0.35, growth: 0.006, most: 1.2 },
  standard: { least: 0.6, growth: 0.01, most: 2 },
  strong: { least: 1, growth: 0.02, most: 3 },
} as const satisfies Record<string, Strength>;

export type StrengthName = keyof typeof strengths;

/** Peaks beyond 2.6 standard deviations are cut: they are seen most and carry least. */
const peak = 2.6;
/** Near white and black the picture is moved by what 1.6 amplitudes would exceed, so that little of the mark is cut. */
const room = 1.6;
/** Where the pattern falls on the picture: pixel (0, 0) stands at this place of the endless plane of tiles. */
export interface Origin {
  readonly x: number;
  readonly y: number;
}

/** The two tiles that a mark is made of, for a payload sign of +1 and -1, and the parts where signs change into each other. */
export interface Pattern {
  readonly sync: Float32Array;
  readonly payload: Float32Array;
  readonly signs: TileSigns;
}

export const patternOf = (
  carrier: Carrier,
  signs: TileSigns,
  words: { readonly worker: Uint8Array; readonly view: Uint8Array },
): Pattern => ({ sync: carrier.sync, payload: payloadTile(carrier, words.worker, words.view), signs });

/** What the mark does to each pixel; the same for red, green and blue. */
export interface Embedding {
  readonly pattern: Pattern;
  readonly activity: Activity;
  readonly strength: Strength;
  readonly origin: Origin;
}

/** Amplitude by activity, in grey levels. */
export const amplitudes = (strength: Strength): Float32Array =>
  Float32Array.from({ length: 256 }, (_, level) =>
    Math.min(strength.most, strength.least + (10 * strength.growth * level) / perLevel),
  );

/** 8 x 8 ordered thresholds from 1/128 to 127/128, so that a mark of less than half a level is kept in the mean. */
const dither = Float32Array.from({ length: 64 }, (_, at) => {
  const [x, y] = [at & 7, at >> 3];
  let value = 0;
  for (let bit = 0; bit < 3; bit += 1) {
    value = value * 4 + ((((x ^ y) >> bit) & 1) * 2 + ((y >> bit) & 1));
  }
  return (value + 0.5) / 64;
});

/**
 * Adds the mark to 8-bit RGB pixels in place. Dimensions never change; a value that would leave 0..255 stops there. Throws RangeError
 * on sizes that do not match.
 */
export function embed(pixels: Uint8Array, embedding: Embedding): void {
  const { pattern, activity, strength, origin } = embedding;
  const { width, height, levels } = activity;
  if (pixels.length !== width * height * 3 || levels.length !== width * height) {
    throw new RangeError("pixels are not width x height x 3 bytes, or the activity is another picture's");
  }
  const { sync, payload } = pattern;
  const amplitude = amplitudes(strength);
  const signs = new Float32Array(width);
  const firstColumn = modulo(origin.x, tileSize);
  for (let y = 0; y < height; y += 1) {
    pattern.signs.row({ x: origin.x, y: origin.y + y }, signs);
    const tileRow = modulo(origin.y + y, tileSize) * tileSize;
    const ditherRow = (y & 7) << 3;
    let column = firstColumn;
    for (let x = 0; x < width; x += 1) {
      const pixel = y * width + x;
      const a = amplitude[levels[pixel]];
      let wave = sync[tileRow + column] + signs[x] * payload[tileRow + column];
      if (wave > peak) wave = peak;
      else if (wave < -peak) wave = -peak;
      column = column === tileSize - 1 ? 0 : column + 1;
      const at = pixel * 3;
      const [red, green, blue] = [pixels[at], pixels[at + 1], pixels[at + 2]];
      const light = 0.299 * red + 0.587 * green + 0.114 * blue;
      let delta = a * wave;
      if (light + room * a > 255) delta -= light + room * a - 255;
      else if (light - room * a < 0) delta += room * a - light;
      const change = Math.floor(delta + dither[ditherRow | (x & 7)]);
      pixels[at] = byte(red + change);
      pixels[at + 1] = byte(green + change);
      pixels[at + 2] = byte(blue + change);
    }
  }
}

const byte = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value);
const modulo = (value: number, length: number): number => ((value % length) + length) % length;
