import { z } from "zod";
import { labelList } from "../label.ts";
import { pictureSize, regionCounts, regionMembers } from "../region.ts";

/**
 * `instance`: one mask for each object, which may overlap. `semantic`: one mask for each label, and no pixel has two.
 * `minArea`: fewest pixels of a mask. `fillTolerance`: how far red, green and blue may each be from the colour pressed,
 * 0..255, when an area of like colour is filled.
 */
export const maskSettings = z.strictObject({
  labels: labelList,
  kind: z.enum(["instance", "semantic"]).default("instance"),
  minArea: z.int().min(1).max(1_000_000).default(1),
  fillTolerance: z.int().min(0).max(255).default(24),
  ...regionCounts,
});
export type MaskSettings = z.infer<typeof maskSettings>;

/**
 * `counts` is COCO's compressed run-length encoding of the whole picture, column by column (`rle.ts` says why). `crowd`
 * is COCO's `iscrowd`: the mask stands for many objects.
 */
export const maskRegion = z.strictObject({
  ...regionMembers,
  counts: z
    .string()
    .min(1)
    .regex(/^[0-o]+$/),
  crowd: z.literal(true).optional(),
});
export type MaskRegion = z.infer<typeof maskRegion>;

export const maskAnswer = z.strictObject({ ...pictureSize, regions: z.array(maskRegion) });
export type MaskAnswer = z.infer<typeof maskAnswer>;
