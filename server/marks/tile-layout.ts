/**
 * A repeating rectangle that holds one line of text many times, slanted and in staggered rows, without a seam.
 *
 * Rows run along the tile's diagonal, so the tile repeats them exactly: with `step` from one text to the next in a row,
 * width = 2 step cos a, height = 2 step sin a, and the texts of one row stand at (0,0) and (width/2, -height/2).
 * The space between these rows is cut into equal parts by further rows, moved along the row by about half a step.
 */
export interface TileLayout {
  readonly width: number;
  readonly height: number;
  /** Degrees, clockwise as SVG counts; about -24. */
  readonly angle: number;
  /** Centres of the texts in the tile, in pixels; the first is 0,0. */
  readonly centres: readonly { readonly x: number; readonly y: number }[];
}

const slant = (24 * Math.PI) / 180;

/** `step`: pixels from one text to the next along a row. `rowGap`: wished pixels from one row to the next. */
export function layoutTile(step: number, rowGap: number): TileLayout {
  const width = Math.max(2, Math.round(2 * step * Math.cos(slant)));
  const height = Math.max(2, Math.round(2 * step * Math.sin(slant)));
  const angle = Math.atan2(height, width);
  const rows = Math.max(1, Math.round((width * Math.sin(angle)) / rowGap));
  const shift = bestShift(rows, (width * Math.cos(angle)) / (Math.hypot(width, height) / 2));
  const centres = Array.from({ length: rows }, (_, row) => {
    const x = (row * (width + (shift * width) / 2)) / rows;
    const y = (-row * shift * height) / 2 / rows;
    return [
      { x, y },
      { x: x + width / 2, y: y - height / 2 },
    ];
  }).flat();
  return {
    width,
    height,
    angle: (-angle * 180) / Math.PI,
    centres: centres.map(({ x, y }) => ({ x: modulo(x, width), y: modulo(y, height) })),
  };
}

/** Of the shifts that close after `rows` rows, the one nearest to half a step from row to row. */
function bestShift(rows: number, across: number): number {
  const distance = (shift: number): number => Math.abs(modulo((across + shift) / rows, 1) - 0.5);
  return Array.from({ length: rows }, (_, shift) => shift).reduce((best, shift) =>
    distance(shift) < distance(best) ? shift : best,
  );
}

const modulo = (value: number, length: number): number => ((value % length) + length) % length;
