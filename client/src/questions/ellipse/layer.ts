import { outlineOfEllipse } from "@keyhole/shared/questions/ellipse/outline";
import { frameOfEllipse } from "@keyhole/shared/questions/ellipse/schema";
import type { EllipseAnswer, EllipseRegion, EllipseSettings } from "@keyhole/shared/questions/ellipse/schema";
import type { Frame } from "@keyhole/shared/questions/turned";
import type { ImageLayer } from "../../fields/image/image-layer.ts";
import type { Sketch } from "../../fields/image/shapes.ts";
import { tooSmall } from "../box/rules.ts";
import { dragFrame, frameHandles, isAllowed, moveFrame, turnFrame } from "../turned-geometry.ts";
import { turnedTool } from "../turned-tool.ts";
import type { TurnedState } from "../turned-tool.ts";

/** Half axes are stored, so they are what is rounded: two hundredths of the frame's sides. */
const halfOf = (side: number): number => Math.round(side * 50) / 100;

const withFrame = <Named extends object>(named: Named, { cx, cy, width, height, angle }: Frame) => ({
  ...named,
  cx,
  cy,
  rx: halfOf(width),
  ry: halfOf(height),
  angle,
});

const sketchOf = (region: Omit<EllipseRegion, "id" | "label">): Sketch => ({
  rings: [outlineOfEllipse(region).map(([x, y]) => ({ x, y }))],
  lines: [],
  dots: [],
});

const refuse = (region: EllipseRegion, settings: EllipseSettings) => tooSmall(frameOfEllipse(region), settings);

export const ellipseTool = turnedTool<EllipseSettings, EllipseRegion>({
  line: "axis",
  words: { second: { message: "editor.ellipse.second" }, third: { message: "editor.ellipse.third" } },
  make: (frame, region) => withFrame(region, frame),
  sketch: (frame) => sketchOf(withFrame({}, frame)),
  refuse,
});

export const ellipseLayer: ImageLayer<EllipseSettings, EllipseAnswer, EllipseRegion, TurnedState> = {
  regions: (answer) => answer.regions,
  withRegions: (regions, { width, height }) => ({ width, height, regions: [...regions] }),
  labels: (settings) => settings.labels,
  most: (settings) => settings.maxCount,
  sketch: sketchOf,
  handles: (region) => frameHandles(frameOfEllipse(region)),
  move: (region, by, extent) => withFrame(region, moveFrame(frameOfEllipse(region), by, extent)),
  drag: (region, change, extent) => withFrame(region, dragFrame(frameOfEllipse(region), change, extent)),
  turn: (region, degrees, extent) => withFrame(region, turnFrame(frameOfEllipse(region), degrees, extent)),
  // Its corners lie on no outline of it; the ends of its axes do.
  snaps: (handle) => handle !== null && handle.length === 1,
  within: (region, _from, extent) => (isAllowed(frameOfEllipse(region), extent) ? region : null),
  refuse,
  describe: ({ rx, ry, angle }) => ({
    message: "editor.turned.size",
    values: { width: Math.round(2 * rx), height: Math.round(2 * ry), angle: Math.round(angle) },
  }),
  tool: ellipseTool,
};
