import type { KeypointAnswer, KeypointRegion, KeypointSettings } from "@keyhole/shared/questions/keypoint/schema";
import type { ImageLayer } from "../../fields/image/image-layer.ts";
import { hundredth, inside } from "../../fields/image/shapes.ts";
import { keypointTool } from "./tool.ts";
import type { KeypointState } from "./tool.ts";

const put = (region: KeypointRegion, to: { x: number; y: number }): KeypointRegion => ({
  ...region,
  x: hundredth(to.x),
  y: hundredth(to.y),
});

const titleOf = (region: KeypointRegion, { labels }: KeypointSettings): string =>
  labels.find(({ value }) => value === region.label)?.title ?? region.label;

const dotOf = (region: KeypointRegion, settings: KeypointSettings) => ({
  x: region.x,
  y: region.y,
  hollow: region.visibility === "occluded",
  name: titleOf(region, settings),
});

export const keypointLayer: ImageLayer<KeypointSettings, KeypointAnswer, KeypointRegion, KeypointState> = {
  regions: (answer) => answer.regions,
  withRegions: (regions, { width, height }) => ({ width, height, regions: [...regions] }),
  labels: (settings) => settings.labels,
  most: (settings) => settings.maxCount,
  sketch: (region, settings) => ({ rings: [], lines: [], dots: [dotOf(region, settings)] }),
  handles: (region, settings) => [{ ...dotOf(region, settings), id: "point", cursor: "move" }],
  move: (region, by, extent) => put(region, inside({ x: region.x + by.x, y: region.y + by.y }, extent)),
  drag: (region, { to }, extent) => put(region, inside(to, extent)),
  toggle: (region) => ({ ...region, visibility: region.visibility === "visible" ? "occluded" : "visible" }),
  within: (region, _from, { width, height }) => (region.x <= width && region.y <= height ? region : null),
  refuse: () => null,
  describe: ({ x, y, visibility }) => ({
    message: visibility === "visible" ? "editor.keypoint.visible" : "editor.keypoint.occluded",
    values: { x: Math.round(x), y: Math.round(y) },
  }),
  tool: keypointTool,
};
