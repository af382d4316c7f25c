import { isLabelled } from "@keyhole/shared/questions/skeleton/schema";
import type { SkeletonAnswer, SkeletonRegion, SkeletonSettings } from "@keyhole/shared/questions/skeleton/schema";
import type { ImageLayer } from "../../fields/image/image-layer.ts";
import {
  dragPoint,
  handlesOf,
  labelledCount,
  moveSkeleton,
  skeletonWithin,
  sketchOf,
  togglePoint,
  turnSkeleton,
} from "./geometry.ts";
import { skeletonTool } from "./tool.ts";
import type { SkeletonState } from "./tool.ts";

export const skeletonLayer: ImageLayer<SkeletonSettings, SkeletonAnswer, SkeletonRegion, SkeletonState> = {
  regions: (answer) => answer.regions,
  withRegions: (regions, { width, height }) => ({ width, height, regions: [...regions] }),
  labels: (settings) => settings.labels,
  most: (settings) => settings.maxCount,
  sketch: sketchOf,
  handles: handlesOf,
  move: moveSkeleton,
  drag: dragPoint,
  turn: turnSkeleton,
  toggle: togglePoint,
  within: skeletonWithin,
  refuse: ({ points }) => (points.some(isLabelled) ? null : { message: "editor.skeleton.none" }),
  describe: (region, { points }) => ({
    message: "editor.skeleton.points",
    values: { count: labelledCount(region), all: points.length },
  }),
  tool: skeletonTool,
};
