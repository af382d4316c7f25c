import { z } from "zod";
import { labelList } from "../label.ts";
import { pictureSize, regionCounts, regionMembers } from "../region.ts";
import { centre, degrees } from "../turned.ts";

/** `minSize`: smallest width and height in pixels, along the box's own sides. */
export const rotatedBoxSettings = z.strictObject({
  labels: labelList,
  minSize: z.number().min(0).max(10_000).default(1),
  ...regionCounts,
});
export type RotatedBoxSettings = z.infer<typeof rotatedBoxSettings>;

/** Centre, width and height before turning, and the turn: degrees clockwise, 0 up to but not including 360. */
export const rotatedBoxRegion = z.strictObject({
  ...regionMembers,
  ...centre,
  width: z.number().min(0),
  height: z.number().min(0),
  angle: degrees,
});
export type RotatedBoxRegion = z.infer<typeof rotatedBoxRegion>;

export const rotatedBoxAnswer = z.strictObject({ ...pictureSize, regions: z.array(rotatedBoxRegion) });
export type RotatedBoxAnswer = z.infer<typeof rotatedBoxAnswer>;
