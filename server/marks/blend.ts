/**
 * A mark as signed ink on a repeating rectangle, in units of 1/32768: above 0 towards white, below 0 towards black. Only
 * pixels with ink are kept, row by row, because nine of ten have none: `columns` and `ink` of row r are the entries from
 * `rows[r]` to before `rows[r + 1]`, by rising column.
 */
export interface MarkTile {
  readonly width: number;
  readonly height: number;
  readonly rows: Uint32Array;
  readonly columns: Uint16Array;
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

/** From one number per pixel, row by row. Throws on sizes that do not match or do not fit. */
export function tileOf(width: number, height: number, dense: Int16Array): MarkTile {
  if (width < 1 || height < 1 || width > 65_536 || dense.length !== width * height) throw new RangeError("not a tile");
  const rows = new Uint32Array(height + 1);
  const columns = new Uint16Array(dense.length);
  const ink = new Int16Array(dense.length);
  let next = 0;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const value = dense[row * width + column] ?? 0;
      if (value === 0) continue;
      columns[next] = column;
      ink[next] = value;
      next += 1;
    }
    rows[row + 1] = next;
  }
  return { width, height, rows, columns: columns.slice(0, next), ink: ink.slice(0, next) };
}

/**
 * Blends the mark into 8-bit RGB pixels in place, in one pass and in integers, so that the same picture and mark give the
 * same bytes on every machine. Pixel (x, y) takes the ink at (originX + x, originY + y), repeated. Returns how many pixels
 * carry ink: 0 means that the mark missed the picture, and the caller must refuse it. Throws on sizes that do not match.
 *
 * The casts: every index lies inside its array by the loops' own bounds, and a check per pixel would cost more than the blend.
 */
export function blendMark(
  pixels: Uint8Array,
  size: { readonly width: number; readonly height: number },
  layer: MarkLayer,
): number {
  const { width, height } = size;
  const { tile, originX, originY } = layer;
  if (pixels.length !== width * height * 3) throw new RangeError("pixels are not width x height x 3 bytes");
  const { rows, columns, ink } = tile;
  const firstLeft = -modulo(originX, tile.width);
  const firstRow = modulo(originY, tile.height);
  let touched = 0;
  for (let y = 0; y < height; y += 1) {
    const row = (firstRow + y) % tile.height;
    const begin = rows[row] as number;
    const end = rows[row + 1] as number;
    if (begin === end) continue;
    for (let left = firstLeft; left < width; left += tile.width) {
      for (let entry = begin; entry < end; entry += 1) {
        const x = left + (columns[entry] as number);
        if (x < 0) continue;
        if (x >= width) break;
        const value = ink[entry] as number;
        const at = (y * width + x) * 3;
        touched += 1;
        for (let channel = at; channel < at + 3; channel += 1) {
          const old = pixels[channel] as number;
          pixels[channel] =
            value > 0 ? old + (((255 - old) * value + half) >> shift) : old - ((old * -value + half) >> shift);
        }
      }
    }
  }
  return touched;
}

const modulo = (value: number, length: number): number => ((value % length) + length) % length;
