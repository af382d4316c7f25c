import { Brush, Eraser, Lasso, PaintBucket } from "lucide-react";
import { fillRings } from "@keyhole/shared/questions/mask/fill";
import { withoutHoles } from "@keyhole/shared/questions/mask/outline";
import { areaOfCounts } from "@keyhole/shared/questions/mask/rle";
import { areaOf, boundsOfRuns, shifted } from "@keyhole/shared/questions/mask/runs";
import type { MaskAnswer, MaskRegion, MaskSettings } from "@keyhole/shared/questions/mask/schema";
import type { ImageLayer } from "../../fields/image/image-layer.ts";
import { shiftInside } from "../../fields/image/shapes.ts";
import type { Extent, Point } from "../../fields/image/shapes.ts";
import { maskWithin, outlinePoints, runsOf, sketchOf, withRuns } from "./mask-runs.ts";
import { maskTool } from "./tool.ts";
import type { MaskState } from "./tool.ts";

/** By whole pixels, as far as nothing of the mask leaves the picture. */
function moveMask(region: MaskRegion, by: Point, extent: Extent): MaskRegion {
  const runs = runsOf(region, extent);
  const bounds = boundsOfRuns(runs, extent);
  if (bounds === null) return region;
  const { x, y } = shiftInside(bounds, { x: Math.round(by.x), y: Math.round(by.y) }, extent);
  return x === 0 && y === 0 ? region : withRuns(region, shifted(runs, { x, y }, extent), extent);
}

export const maskLayer: ImageLayer<MaskSettings, MaskAnswer, MaskRegion, MaskState> = {
  regions: (answer) => answer.regions,
  withRegions: (regions, { width, height }) => ({ width, height, regions: [...regions] }),
  labels: (settings) => settings.labels,
  most: (settings) => settings.maxCount,
  sketch: (region, _settings, extent) => sketchOf(region, extent),
  handles: () => [],
  move: moveMask,
  drag: (region) => region,
  within: maskWithin,
  excludes: ({ kind }) => kind === "semantic",
  refuse: (region, { minArea: least }) =>
    areaOfCounts(region.counts) >= least ? null : { message: "editor.mask.tooSmall", values: { least } },
  describe: ({ counts }) => ({ message: "editor.mask.size", values: { count: areaOfCounts(counts) } }),
  modes: [
    { name: "brush", title: "editor.mode.brush", keys: ["shift+b"], icon: Brush, brush: true },
    { name: "erase", title: "editor.mode.erase", keys: ["shift+e"], icon: Eraser, brush: true },
    { name: "fill", title: "editor.mode.fill", keys: ["shift+g"], icon: PaintBucket },
    { name: "lasso", title: "editor.mode.lasso", keys: ["shift+l"], icon: Lasso },
  ],
  solid: (region, extent) => withRuns(region, withoutHoles(runsOf(region, extent), extent), extent),
  toRings: outlinePoints,
  fromRings: (rings, named, extent) => {
    const pairs = rings.map((ring) => ring.map(({ x, y }): [number, number] => [x, y]));
    const runs = fillRings(pairs, extent);
    return areaOf(runs) === 0 ? null : withRuns(named, runs, extent);
  },
  tool: maskTool,
};
