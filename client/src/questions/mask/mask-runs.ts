import { simplified, outlinesOf } from "@keyhole/shared/questions/mask/outline";
import { decodeCounts, encodeCounts } from "@keyhole/shared/questions/mask/rle";
import { coarser, columnsOf, noRuns, RunWriter } from "@keyhole/shared/questions/mask/runs";
import type { Runs } from "@keyhole/shared/questions/mask/runs";
import type { MaskRegion } from "@keyhole/shared/questions/mask/schema";
import type { Extent, Point, Sketch } from "../../fields/image/shapes.ts";

const known = new WeakMap<MaskRegion, Runs>();

/** A region's runs, read once for each stored region. Counts that are none of this picture cover nothing. */
export function runsOf(region: MaskRegion, extent: Extent): Runs {
  const before = known.get(region);
  if (before !== undefined) return before;
  const runs = decodeCounts(region.counts, extent) ?? noRuns;
  known.set(region, runs);
  return runs;
}

/** The region with other runs. */
export function withRuns(region: Omit<MaskRegion, "counts">, runs: Runs, extent: Extent): MaskRegion {
  const changed = { ...region, counts: encodeCounts(runs, extent) };
  known.set(changed, runs);
  return changed;
}

/** Most vertices that a mask is drawn with; finer ones are drawn as if every second, fourth … pixel were all there is. */
export const sketchVertices = 20_000;

/** The mask's outline along its pixels, filled well enough to be seen as painted. */
export function sketchOf(region: MaskRegion, extent: Extent): Sketch {
  const runs = runsOf(region, extent);
  for (let coarse = 1; ; coarse *= 2) {
    const size = { width: Math.ceil(extent.width / coarse), height: Math.ceil(extent.height / coarse) };
    const seen = coarse === 1 ? runs : coarser(runs, extent, coarse);
    const isLast = coarse >= Math.max(extent.width, extent.height);
    // A run has two corners or more nearly always: so many of them are too many vertices without tracing them.
    if (seen.length > 2 * sketchVertices && !isLast) continue;
    const rings = outlinesOf(seen, size);
    const count = rings.reduce((sum, ring) => sum + ring.length, 0);
    if (count <= sketchVertices || isLast) {
      return { rings: rings.map((ring) => ring.map(pointAt(coarse, extent))), lines: [], dots: [], tint: 0.4 };
    }
  }
}

const pointAt =
  (coarse: number, { width, height }: Extent) =>
  ([x, y]: readonly [number, number]): Point => ({ x: Math.min(width, x * coarse), y: Math.min(height, y * coarse) });

/** The outlines as a polygon has them, within a pixel. */
export const outlinePoints = (region: MaskRegion, extent: Extent): readonly (readonly Point[])[] =>
  simplified(outlinesOf(runsOf(region, extent), extent)).map((ring) => ring.map(([x, y]) => ({ x, y })));

/** The pixels of a mask that are also those of a picture of another size. */
export function maskWithin(region: MaskRegion, from: Extent, extent: Extent): MaskRegion | null {
  const runs = runsOf(region, from);
  const writer = new RunWriter();
  for (const [column, pairs] of columnsOf(runs, from)) {
    if (column >= extent.width) break;
    for (let at = 0; at < pairs.length; at += 2) {
      const [top, bottom] = [pairs[at] ?? 0, Math.min(extent.height, pairs[at + 1] ?? 0)];
      if (top < bottom) writer.add(column * extent.height + top, column * extent.height + bottom);
    }
  }
  const kept = writer.runs();
  return kept.length === 0 ? null : withRuns(region, kept, extent);
}
