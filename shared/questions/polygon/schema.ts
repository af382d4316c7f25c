import { z } from "zod";
import { labelList } from "../label.ts";
import { coordinate, pictureSize, regionCounts, regionMembers } from "../region.ts";

/** Most vertices that one polygon may ever have, over all its rings. */
export const vertexLimit = 10_000;

export const polygonSettings = z.strictObject({
  labels: labelList,
  minVertices: z.int().min(3).max(vertexLimit).default(3),
  maxVertices: z.int().min(3).max(vertexLimit).default(1000),
  ...regionCounts,
});
export type PolygonSettings = z.infer<typeof polygonSettings>;

const point = z.tuple([coordinate, coordinate]);
export type Point = z.infer<typeof point>;

/**
 * Rings without a repeated last point, filled by the even-odd rule. Drawing makes one ring; an import may bring several:
 * the parts of one object behind another, or holes.
 */
export const polygonRegion = z.strictObject({
  ...regionMembers,
  rings: z.array(z.array(point).min(3)).min(1),
});
export type PolygonRegion = z.infer<typeof polygonRegion>;

export const polygonAnswer = z.strictObject({ ...pictureSize, regions: z.array(polygonRegion) });
export type PolygonAnswer = z.infer<typeof polygonAnswer>;
