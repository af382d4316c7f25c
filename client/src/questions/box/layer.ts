import type { BoxAnswer, BoxRegion, BoxSettings } from "@keyhole/shared/questions/box/schema";
import type { ImageLayer } from "../../fields/image/image-layer.ts";
import { boxWithin, dragBox, handlesOf, moveBox, rectOf, rectSketch } from "./geometry.ts";
import { tooSmall } from "./rules.ts";
import { boxTool } from "./tool.ts";
import type { BoxState } from "./tool.ts";

export const boxLayer: ImageLayer<BoxSettings, BoxAnswer, BoxRegion, BoxState> = {
  regions: (answer) => answer.regions,
  withRegions: (regions, { width, height }) => ({ width, height, regions: [...regions] }),
  labels: (settings) => settings.labels,
  most: (settings) => settings.maxCount,
  sketch: (region) => rectSketch(rectOf(region)),
  rect: rectOf,
  handles: handlesOf,
  move: moveBox,
  drag: dragBox,
  snaps: () => true,
  within: boxWithin,
  refuse: tooSmall,
  describe: ({ width, height }) => ({
    message: "editor.box.size",
    values: { width: Math.round(width), height: Math.round(height) },
  }),
  tool: boxTool,
};
