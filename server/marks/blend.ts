/**
 * A mark as signed ink on a repeating rectangle, one number per pixel in units of 1/32768: above 0 towards white, below 0
 * towards black, 0 leaves the pixel as it is.
 */
export interface MarkTile {
  readonly width: number;
  readonly height: number;
  readonly ink: Int16Array;
}

/** The tile and where the picture's first pixel falls on it (any integers; negative ones too). */
export interface MarkLayer {
  readonly tile: MarkTile;
  readonly originX: number;
  readonly originY: number;
}

const half = 16_384;
const shift = 15;

/**
 * Blends the mark into 8-bit RGB pixels in place, in one pass and in integers, so that the same picture and mark give the
 * same bytes on every machine. Pixel (x, y) takes the ink at (originX + x, originY + y), repeated. Returns how many pixels
 * carry ink: 0 means that the mark missed the picture, and the caller must refuse it. Throws on sizes that do not match.
 */
export function blendMark(
  pixels: Uint8Array,
  size: { readonly width: number; readonly height: number },
  layer: MarkLayer,
): number {
  const { width, height } = size;
  const { tile, originX, originY } = layer;
  if (pixels.length !== width * height * 3) throw new RangeError("pixels are not width x height x 3 bytes");
  if (tile.ink.length !== tile.width * tile.height || tile.ink.length === 0) throw new RangeError("not a tile");
  const ink = tile.ink;
  const startX = modulo(originX, tile.width);
  let rowY = modulo(originY, tile.height);
  let at = 0;
  let touched = 0;
  for (let y = 0; y < height; y += 1) {
    const row = rowY * tile.width;
    let column = startX;
    for (let x = 0; x < width; x += 1, at += 3) {
      // Inside the array by the modulo above; `| 0` also tells the compiler so.
      const value = (ink[row + column] as number) | 0;
      column += 1;
      if (column === tile.width) column = 0;
      if (value === 0) continue;
      touched += 1;
      const red = pixels[at] as number;
      const green = pixels[at + 1] as number;
      const blue = pixels[at + 2] as number;
      if (value > 0) {
        pixels[at] = red + (((255 - red) * value + half) >> shift);
        pixels[at + 1] = green + (((255 - green) * value + half) >> shift);
        pixels[at + 2] = blue + (((255 - blue) * value + half) >> shift);
      } else {
        pixels[at] = red - ((red * -value + half) >> shift);
        pixels[at + 1] = green - ((green * -value + half) >> shift);
        pixels[at + 2] = blue - ((blue * -value + half) >> shift);
      }
    }
    rowY += 1;
    if (rowY === tile.height) rowY = 0;
  }
  return touched;
}

const modulo = (value: number, length: number): number => ((value % length) + length) % length;
