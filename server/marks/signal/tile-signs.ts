import { tileSize } from "./carrier.ts";
import { keyed } from "./keyed.ts";

/**
 * The sign that each tile's payload is multiplied by. Without it, whoever folds his own copy by tiles sees the payload add up, and
 * can subtract it; with it, it cancels.
 */
export interface TileSigns {
  /** +1 or -1 for the tile at column and row; any integers. */
  at(column: number, row: number): number;
  /** The signs along one row of pixels, cross-faded near the borders of tiles: `width` numbers from `x` on. */
  row(from: { readonly x: number; readonly y: number }, into: Float32Array): void;
}

/** Pixels over which neighbouring signs change into each other, so that no edge of a tile can be seen. */
const fade = 10;
/** One HMAC gives the signs of a square of tiles of this side. */
const side = 16;

export function tileSigns(key: Uint8Array): TileSigns {
  const blocks = new Map<string, Uint8Array>();
  const at = (column: number, row: number): number => {
    const name = `${Math.floor(column / side)},${Math.floor(row / side)}`;
    let block = blocks.get(name);
    if (block === undefined) {
      block = keyed(key, ["keyhole mark 1 tile signs", name]);
      blocks.set(name, block);
    }
    const bit = modulo(row, side) * side + modulo(column, side);
    return (block[bit >> 3] >> (bit & 7)) & 1 ? 1 : -1;
  };
  const row: TileSigns["row"] = ({ x, y }, into) => {
    const down = nearBorder(y);
    const tileRow = Math.floor(y / tileSize);
    const sign = (column: number): number => {
      const own = at(column, tileRow);
      return down.share === 0 ? own : own * (1 - down.share) + at(column, tileRow + down.towards) * down.share;
    };
    let column = Number.NaN;
    let [before, own, after] = [0, 0, 0];
    for (let place = 0; place < into.length; place += 1) {
      const here = Math.floor((x + place) / tileSize);
      if (here !== column) {
        column = here;
        [before, own, after] = [sign(column - 1), sign(column), sign(column + 1)];
      }
      const across = x + place - column * tileSize;
      if (across < fade / 2) {
        const share = 0.5 - (across + 0.5) / fade;
        into[place] = own * (1 - share) + before * share;
      } else if (across >= tileSize - fade / 2) {
        const share = 0.5 - (tileSize - across - 0.5) / fade;
        into[place] = own * (1 - share) + after * share;
      } else into[place] = own;
    }
  };
  return { at, row };
}

/** How much of the neighbouring tile's sign a pixel row takes, and which neighbour. */
function nearBorder(y: number): { readonly share: number; readonly towards: -1 | 1 } {
  const inside = modulo(y, tileSize);
  if (inside < fade / 2) return { share: 0.5 - (inside + 0.5) / fade, towards: -1 };
  if (inside >= tileSize - fade / 2) return { share: 0.5 - (tileSize - inside - 0.5) / fade, towards: 1 };
  return { share: 0, towards: 1 };
}

const modulo = (value: number, length: number): number => ((value % length) + length) % length;
