import { z } from "zod";
import { labelList, labelValue } from "../label.ts";
import { coordinate, pictureSize, regionCounts, regionId, regionMembers } from "../region.ts";

/**
 * `labels` are the points' names in a fixed order. `unique`: each name at most once for one object; without it, points
 * are free marks ("every cell nucleus"). `object` is what the points make up, the category of a COCO export.
 * `tolerance` is the distance, as a share of the picture's diagonal, at which two people's points agree by 0.61.
 */
export const keypointSettings = z.strictObject({
  labels: labelList,
  unique: z.boolean().default(true),
  object: labelValue.default("object"),
  tolerance: z.number().positive().max(1).default(0.02),
  ...regionCounts,
});
export type KeypointSettings = z.infer<typeof keypointSettings>;

/** Points of one object share `object`, an id the editor or import makes; absent where the picture shows one object. */
export const keypointRegion = z.strictObject({
  ...regionMembers,
  x: coordinate,
  y: coordinate,
  visibility: z.enum(["visible", "occluded"]).default("visible"),
  object: regionId.optional(),
});
export type KeypointRegion = z.infer<typeof keypointRegion>;

export const keypointAnswer = z.strictObject({ ...pictureSize, regions: z.array(keypointRegion) });
export type KeypointAnswer = z.infer<typeof keypointAnswer>;
