import type {
  RotatedBoxAnswer,
  RotatedBoxRegion,
  RotatedBoxSettings,
} from "@keyhole/shared/questions/rotated-box/schema";
import type { Frame } from "@keyhole/shared/questions/turned";
import type { ImageLayer } from "../../fields/image/image-layer.ts";
import type { Sketch } from "../../fields/image/shapes.ts";
import { cornerPoints, dragFrame, frameHandles, isAllowed, moveFrame, turnFrame } from "../turned-geometry.ts";
import { turnedTool } from "../turned-tool.ts";
import type { TurnedState } from "../turned-tool.ts";
import { tooSmall } from "../box/rules.ts";

const sketchOf = (frame: Frame): Sketch => ({ rings: [cornerPoints(frame)], lines: [], dots: [] });

export const rotatedBoxTool = turnedTool<RotatedBoxSettings, RotatedBoxRegion>({
  line: "side",
  words: { second: { message: "editor.rotatedBox.second" }, third: { message: "editor.rotatedBox.third" } },
  make: (frame, region) => ({ ...region, ...frame }),
  sketch: sketchOf,
  refuse: tooSmall,
});

export const rotatedBoxLayer: ImageLayer<RotatedBoxSettings, RotatedBoxAnswer, RotatedBoxRegion, TurnedState> = {
  regions: (answer) => answer.regions,
  withRegions: (regions, { width, height }) => ({ width, height, regions: [...regions] }),
  labels: (settings) => settings.labels,
  most: (settings) => settings.maxCount,
  sketch: sketchOf,
  handles: frameHandles,
  move: (region, by, extent) => ({ ...region, ...moveFrame(region, by, extent) }),
  drag: (region, change, extent) => ({ ...region, ...dragFrame(region, change, extent) }),
  turn: (region, degrees, extent) => ({ ...region, ...turnFrame(region, degrees, extent) }),
  snaps: (handle) => handle !== "turn",
  // A turned box is not cut: it may reach over the border as it is.
  within: (region, _from, extent) => (isAllowed(region, extent) ? region : null),
  refuse: tooSmall,
  describe: ({ width, height, angle }) => ({
    message: "editor.turned.size",
    values: { width: Math.round(width), height: Math.round(height), angle: Math.round(angle) },
  }),
  tool: rotatedBoxTool,
};
