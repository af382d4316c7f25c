/** A rectangle in pixels of the original. */
export interface PixelRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The longest side of a tile at scale 1, in pixels. */
export const tileSide = 1024;

export interface TileGrid {
  readonly columns: number;
  readonly rows: number;
}

/**
 * How a picture is cut into tiles: equal parts of at most `tileSide`, never a sliver, because a sliver has no room for a
 * readable mark. A picture of 1,025 pixels has tiles of 513 and 512.
 */
export const tileGrid = (width: number, height: number): TileGrid => ({
  columns: Math.ceil(width / tileSide),
  rows: Math.ceil(height / tileSide),
});

/** The tile at a column and row, both from 0; undefined outside the grid. */
export function tileAt(
  picture: { readonly width: number; readonly height: number },
  position: { readonly column: number; readonly row: number },
): PixelRectangle | undefined {
  const { columns, rows } = tileGrid(picture.width, picture.height);
  const { column, row } = position;
  if (!Number.isInteger(column) || !Number.isInteger(row)) return undefined;
  if (column < 0 || row < 0 || column >= columns || row >= rows) return undefined;
  const [x, right] = span(picture.width, columns, column);
  const [y, bottom] = span(picture.height, rows, row);
  return { x, y, width: right - x, height: bottom - y };
}

const span = (length: number, parts: number, index: number): readonly [number, number] => [
  Math.ceil((length * index) / parts),
  Math.ceil((length * (index + 1)) / parts),
];
