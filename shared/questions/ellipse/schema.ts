import { z } from "zod";
import { labelList } from "../label.ts";
import { pictureSize, regionCounts, regionMembers } from "../region.ts";
import { type Frame, centre, degrees } from "../turned.ts";

/** `minSize`: smallest width and height in pixels, along the ellipse's own axes. */
export const ellipseSettings = z.strictObject({
  labels: labelList,
  minSize: z.number().min(0).max(10_000).default(1),
  ...regionCounts,
});
export type EllipseSettings = z.infer<typeof ellipseSettings>;

/** Centre, the two half axes before turning, and the turn: degrees clockwise, 0 up to but not including 360. */
export const ellipseRegion = z.strictObject({
  ...regionMembers,
  ...centre,
  rx: z.number().min(0),
  ry: z.number().min(0),
  angle: degrees,
});
export type EllipseRegion = z.infer<typeof ellipseRegion>;

export const ellipseAnswer = z.strictObject({ ...pictureSize, regions: z.array(ellipseRegion) });
export type EllipseAnswer = z.infer<typeof ellipseAnswer>;

/** The turned rectangle that the ellipse touches. */
export const frameOfEllipse = ({ cx, cy, rx, ry, angle }: Omit<EllipseRegion, "id" | "label">): Frame => ({
  cx,
  cy,
  width: 2 * rx,
  height: 2 * ry,
  angle,
});
