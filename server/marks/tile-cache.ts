import type { MarkTile } from "./blend.ts";
import { drawCoverage, inkOf, type VisibleMark } from "./visible-mark.ts";

/** Bytes of drawn tiles that one process (or worker) keeps. A tile is 0.05 to 0.5 MB; a person's views use one or two. */
export const tileCacheBytes = 16 * 1024 * 1024;

export interface TileCache {
  /** The tile for a mark at a font size in pixels, drawn once. Throws what `drawCoverage` throws. */
  readonly tile: (mark: VisibleMark, fontSize: number) => MarkTile;
  /** Bytes held. */
  readonly size: () => number;
}

/** Drawn tiles by text, level and size; the least recently used goes first. */
export function createTileCache(limitBytes: number = tileCacheBytes): TileCache {
  const entries = new Map<string, MarkTile>();
  let total = 0;

  return {
    size: () => total,
    tile: (mark, fontSize) => {
      const key = JSON.stringify([mark.text, mark.shortCode, mark.level, fontSize]);
      const known = entries.get(key);
      const tile = known ?? inkOf(drawCoverage(mark, { fontSize, rim: fontSize / 13, rowGap: 5.5 }), mark.level);
      if (known === undefined) total += bytesOf(tile);
      entries.delete(key);
      entries.set(key, tile);
      for (const [oldest, old] of entries) {
        if (total <= limitBytes || oldest === key) break;
        total -= bytesOf(old);
        entries.delete(oldest);
      }
      return tile;
    },
  };
}

const bytesOf = (tile: MarkTile): number => tile.rows.byteLength + tile.columns.byteLength + tile.ink.byteLength;
