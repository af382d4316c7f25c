import { z } from "zod";
import { labelList } from "../label.ts";
import { coordinate, pictureSize, regionCounts, regionMembers } from "../region.ts";

/** `minSize`: smallest width and height in pixels. One box only: `maxCount` 1. */
export const boxSettings = z.strictObject({
  labels: labelList,
  minSize: z.number().min(0).max(10_000).default(1),
  ...regionCounts,
});
export type BoxSettings = z.infer<typeof boxSettings>;

/** Top-left corner and extent; `x + width` is the first pixel column that is not in the box. */
export const boxRegion = z.strictObject({
  ...regionMembers,
  x: coordinate,
  y: coordinate,
  width: z.number().min(0),
  height: z.number().min(0),
});
export type BoxRegion = z.infer<typeof boxRegion>;

export const boxAnswer = z.strictObject({ ...pictureSize, regions: z.array(boxRegion) });
export type BoxAnswer = z.infer<typeof boxAnswer>;

/** [x, y, width, height], the order of COCO. */
export const coordinatesOf = ({
  x,
  y,
  width,
  height,
}: Omit<BoxRegion, "id" | "label">): [number, number, number, number] => [x, y, width, height];
