import { z } from "zod";
import { decodeCounts, encodeCounts } from "./rle.ts";
import { areaOf, boundsOfRuns, type Runs, type Size } from "./runs.ts";

/** COCO's `segmentation` as run lengths: `size` is [height, width], `counts` packed (a string) or plain numbers. */
export const cocoRle = z.looseObject({
  size: z.tuple([z.int().positive(), z.int().positive()]),
  counts: z.union([z.string(), z.array(z.number())]),
});

/** The mask, or null where it is none of a picture of this size. */
export const readRle = ({ size: [height, width], counts }: z.infer<typeof cocoRle>, size: Size): Runs | null =>
  width === size.width && height === size.height ? decodeCounts(counts, size) : null;

/** `bbox`, `area` and `segmentation` of a COCO annotation for a mask; area in pixels. */
export function cocoMask(runs: Runs, size: Size) {
  const { left, top, right, bottom } = boundsOfRuns(runs, size) ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return {
    bbox: [left, top, right - left, bottom - top],
    area: areaOf(runs),
    segmentation: { size: [size.height, size.width], counts: encodeCounts(runs, size) },
  } as const;
}
