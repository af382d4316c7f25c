import { z } from "zod";
import { labelList } from "../label.ts";
import { coordinate, pictureSize, regionCounts, regionMembers } from "../region.ts";

/** Most vertices that one line may ever have. */
export const lineVertexLimit = 10_000;

/** `tolerance` is the distance, as a share of the picture's diagonal, from which on two lines no longer agree. */
export const polylineSettings = z.strictObject({
  labels: labelList,
  minVertices: z.int().min(2).max(lineVertexLimit).default(2),
  maxVertices: z.int().min(2).max(lineVertexLimit).default(1000),
  tolerance: z.number().positive().max(1).default(0.02),
  ...regionCounts,
});
export type PolylineSettings = z.infer<typeof polylineSettings>;

const point = z.tuple([coordinate, coordinate]);
export type LinePoint = z.infer<typeof point>;

/** An open line through its points in order. */
export const polylineRegion = z.strictObject({ ...regionMembers, points: z.array(point).min(2) });
export type PolylineRegion = z.infer<typeof polylineRegion>;

export const polylineAnswer = z.strictObject({ ...pictureSize, regions: z.array(polylineRegion) });
export type PolylineAnswer = z.infer<typeof polylineAnswer>;
