import type { MarkTile } from "./blend.ts";
import { drawCoverage, inkOf, type VisibleMark } from "./visible-mark.ts";

/** Bytes of drawn tiles that one process (or worker) keeps. A tile is 0.1 to 2 MB; a worker's view uses one or two. */
export const tileCacheBytes = 24 * 1024 * 1024;

export interface TileCache {
  /** The tile for a mark at a font size, drawn once; failures are not kept. */
  readonly tile: (mark: VisibleMark, fontSize: number) => Promise<MarkTile>;
  readonly size: () => number;
}

/** Drawn tiles by text, level and size; the least recently used goes first. */
export function createTileCache(limitBytes: number = tileCacheBytes): TileCache {
  const entries = new Map<string, { readonly tile: Promise<MarkTile>; bytes: number }>();
  let total = 0;

  const drop = (key: string): void => {
    total -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };

  return {
    size: () => total,
    tile: (mark, fontSize) => {
      const key = JSON.stringify([mark.text, mark.shortCode, mark.level, fontSize]);
      const known = entries.get(key);
      if (known !== undefined) {
        entries.delete(key);
        entries.set(key, known);
        return known.tile;
      }
      const tile = drawCoverage(mark, { fontSize, rim: fontSize / 13 }).then((coverage) => inkOf(coverage, mark.level));
      const entry = { tile, bytes: 0 };
      entries.set(key, entry);
      return tile.then(
        (drawn) => {
          if (entries.get(key) === entry) {
            entry.bytes = drawn.ink.byteLength;
            total += entry.bytes;
            for (const oldest of entries.keys()) {
              if (total <= limitBytes || oldest === key) break;
              drop(oldest);
            }
          }
          return drawn;
        },
        (error: unknown) => {
          if (entries.get(key) === entry) drop(key);
          throw error;
        },
      );
    },
  };
}
