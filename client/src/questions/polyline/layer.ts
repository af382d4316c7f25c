import type { PolylineAnswer, PolylineRegion, PolylineSettings } from "@keyhole/shared/questions/polyline/schema";
import type { ImageLayer } from "../../fields/image/image-layer.ts";
import {
  dragVertex,
  handlesOf,
  insertVertex,
  lengthOf,
  lineWithin,
  moveLine,
  refuseLine,
  removeVertex,
  sketchOf,
} from "./geometry.ts";
import { polylineTool } from "./tool.ts";
import type { VertexState } from "../vertex-tool.ts";

export const polylineLayer: ImageLayer<PolylineSettings, PolylineAnswer, PolylineRegion, VertexState> = {
  regions: (answer) => answer.regions,
  withRegions: (regions, { width, height }) => ({ width, height, regions: [...regions] }),
  labels: (settings) => settings.labels,
  most: (settings) => settings.maxCount,
  sketch: sketchOf,
  handles: handlesOf,
  move: moveLine,
  drag: dragVertex,
  insert: insertVertex,
  remove: removeVertex,
  snaps: () => true,
  within: lineWithin,
  refuse: refuseLine,
  describe: (region) => ({
    message: "editor.polyline.size",
    values: { count: region.points.length, length: Math.round(lengthOf(region)) },
  }),
  tool: polylineTool,
};
