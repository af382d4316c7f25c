import { Pentagon, Scissors } from "lucide-react";
import type { PolygonAnswer, PolygonRegion, PolygonSettings } from "@keyhole/shared/questions/polygon/schema";
import type { ImageLayer } from "../../fields/image/image-layer.ts";
import {
  areaOf,
  dragVertex,
  handlesOf,
  insertVertex,
  movePolygon,
  polygonWithin,
  removeVertex,
  sketchOf,
  vertexOf,
} from "./geometry.ts";
import { refusePolygon } from "./rules.ts";
import { polygonTool } from "./tool.ts";
import type { VertexState } from "../vertex-tool.ts";

export const polygonLayer: ImageLayer<PolygonSettings, PolygonAnswer, PolygonRegion, VertexState> = {
  regions: (answer) => answer.regions,
  withRegions: (regions, { width, height }) => ({ width, height, regions: [...regions] }),
  labels: (settings) => settings.labels,
  most: (settings) => settings.maxCount,
  sketch: sketchOf,
  handles: handlesOf,
  move: movePolygon,
  drag: dragVertex,
  insert: insertVertex,
  remove: removeVertex,
  snaps: () => true,
  within: polygonWithin,
  refuse: refusePolygon,
  describe: ({ rings }) => ({
    message: "editor.polygon.vertices",
    values: { count: rings.reduce((count, ring) => count + ring.length, 0) },
  }),
  modes: [
    { name: "outline", title: "editor.mode.outline", keys: [], icon: Pentagon },
    { name: "cut", title: "editor.mode.cut", keys: ["shift+x"], icon: Scissors },
  ],
  toRings: (region) => sketchOf(region).rings,
  fromRings: (rings, named) => {
    const kept = rings.map((ring) => ring.map(vertexOf)).filter((ring) => ring.length >= 3 && areaOf(ring) > 0);
    return kept.length === 0 ? null : { ...named, rings: kept };
  },
  tool: polygonTool,
};
