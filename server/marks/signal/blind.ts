import type { Plane } from "./boxes.ts";
import { place, syncBins, tileSize, type Carrier } from "./carrier.ts";
import { complex, fft2, fftPlan, type Complex } from "./fft.ts";
import { normalised } from "./refine.ts";
import { warped } from "./resample.ts";
import type { Reading } from "./score.ts";
import { findSync, searched, worthReading, type Searched, type Sync, type TilePlane } from "./sync-search.ts";
import type { TileSigns } from "./tile-signs.ts";
import { wordBits } from "./words.ts";

/** A leak without its original, ready to be searched with any key. */
export interface BlindLeak {
  readonly picture: Plane;
  readonly searched: Searched;
}

export function blindLeak(leak: Plane): BlindLeak {
  const picture = normalised(leak, null);
  return { picture, searched: searched(picture) };
}

/** How many offsets of the tiles' signs are scored; each is a chance more for innocents, and counted as one. */
export const offsetsKept = 3;
/** Renditions are at most 1920 pixels long: so many tiles lie beside each other. */
const mostTiles = 15;

export interface BlindReading {
  readonly sync: Sync;
  /** One for each offset of the tiles that was kept, the likeliest first; none where there is no trace of the pattern. */
  readonly readings: readonly Reading[];
}

/** Looks for a key's pattern and reads what lies on it. `withTurns` also finds pictures turned by up to 2.3 degrees. */
export function readBlind(
  leak: BlindLeak,
  key: { readonly carrier: Carrier; readonly signs: TileSigns },
  withTurns: boolean,
): BlindReading {
  const sync = findSync(leak.searched, key.carrier, withTurns);
  if (sync.score < worthReading) return { sync, readings: [] };
  const tiles = tilesOf(leak.picture, sync.plane, key.carrier);
  return { sync, readings: bestOffsets(tiles, key.signs) };
}

interface Tile {
  readonly column: number;
  readonly row: number;
  /** The payload waves, turned to their phases, weighted by how surely the sync pattern is there. */
  readonly re: Float64Array;
}

/** The leak brought into the plane of tiles, cut, each tile's waves read. */
function tilesOf(leak: Plane, at: TilePlane, carrier: Carrier): Tile[] {
  const determinant = at.a * at.d - at.b * at.c;
  const corners = [
    [0, 0],
    [leak.width, 0],
    [0, leak.height],
    [leak.width, leak.height],
  ].map(([x = 0, y = 0]) => [
    (at.d * (x - at.x) - at.b * (y - at.y)) / determinant,
    (at.a * (y - at.y) - at.c * (x - at.x)) / determinant,
  ]);
  const first = [0, 1].map((axis) => Math.floor(Math.min(...corners.map((each) => each[axis])) / tileSize));
  const last = [0, 1].map((axis) => Math.ceil(Math.max(...corners.map((each) => each[axis])) / tileSize));
  const tiles: Tile[] = [];
  for (let row = first[1]; row < last[1]; row += 1) {
    for (let column = first[0]; column < last[0]; column += 1) {
      const [x, y] = [column * tileSize, row * tileSize];
      const h = Float64Array.of(
        at.a,
        at.b,
        at.a * x + at.b * y + at.x,
        at.c,
        at.d,
        at.c * x + at.d * y + at.y,
        0,
        0,
        1,
      );
      const { picture, known } = warped(leak, h, { width: tileSize, height: tileSize });
      if (known.values.reduce((sum, each) => sum + each, 0) < (tileSize * tileSize) / 4) continue;
      tiles.push({ column, row, re: wavesOf(picture, carrier) });
    }
  }
  return tiles;
}

function wavesOf(tile: Plane, carrier: Carrier): Float64Array {
  const spectrum = complex(tileSize * tileSize);
  spectrum.re.set(tile.values);
  fft2(fftPlan(tileSize), spectrum);
  const turned = turnedWaves(spectrum, carrier);
  let sync = 0;
  for (let bin = 0; bin < syncBins; bin += 1) sync += turned[bin];
  // A tile without the pattern (a margin, a caption) counts nothing; about 14 is a tile that has all of it.
  const weight = Math.max(0, sync / Math.sqrt(syncBins / 2));
  return turned.subarray(syncBins).map((each) => each * weight);
}

/** Re(X e^{-j phase}) of each wave, in sizes of its ring, none larger than 2.5 of them. */
function turnedWaves(spectrum: Complex, { across, down, phase }: Carrier): Float64Array {
  const rings: { sum: number; count: number }[] = [];
  const ringAt = (bin: number): { sum: number; count: number } =>
    (rings[Math.round(Math.hypot(across[bin], down[bin]))] ??= { sum: 0, count: 0 });
  for (let bin = 0; bin < phase.length; bin += 1) {
    const at = place(across[bin], down[bin]);
    const ring = ringAt(bin);
    ring.sum += Math.hypot(spectrum.re[at], spectrum.im[at]);
    ring.count += 1;
  }
  return Float64Array.from(phase, (angle, bin) => {
    const at = place(across[bin], down[bin]);
    const { sum, count } = ringAt(bin);
    const size = sum / count;
    if (size === 0) return 0;
    const along = (spectrum.re[at] * Math.cos(angle) + spectrum.im[at] * Math.sin(angle)) / size;
    return Math.max(-2.5, Math.min(2.5, along));
  });
}

/** Tries which tile of the rendition each tile of the leak is: only the right signs make the payload add up. */
function bestOffsets(tiles: readonly Tile[], signs: TileSigns): Reading[] {
  const columns = tiles.map((each) => each.column);
  const rows = tiles.map((each) => each.row);
  const found: { energy: number; reading: Reading }[] = [];
  for (let dy = -Math.max(...rows); dy < mostTiles - Math.min(...rows); dy += 1) {
    for (let dx = -Math.max(...columns); dx < mostTiles - Math.min(...columns); dx += 1) {
      const reading = new Float64Array(2 * wordBits);
      for (const { column, row, re } of tiles) {
        const sign = signs.at(column + dx, row + dy);
        for (let bit = 0; bit < reading.length; bit += 1) reading[bit] += sign * re[bit];
      }
      found.push({ energy: reading.reduce((sum, each) => sum + each * each, 0), reading });
    }
  }
  return found
    .sort((a, b) => b.energy - a.energy)
    .slice(0, offsetsKept)
    .map(({ reading }) => reading);
}
