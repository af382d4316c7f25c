import { z } from "zod";
import { labelList, labelValue } from "../label.ts";
import { coordinate, pictureSize, regionCounts, regionMembers } from "../region.ts";

/** Most points, and most lines between them, of one skeleton. COCO's person has 17 and 19, a face model some 100. */
export const pointLimit = 200;
export const edgeLimit = 1000;

const share = z.number().min(0).max(1);

/**
 * A named point. `place` is where it stands in the figure that a drag draws, as shares of the figure's box; all points
 * have one or none has. `sigma` is its own, where it is found more or less exactly than the others.
 */
const skeletonPoint = z.preprocess(
  (raw) => (typeof raw === "string" ? { name: raw } : raw),
  z.strictObject({
    name: labelValue,
    title: z.string().min(1).max(120).optional(),
    place: z.strictObject({ x: share, y: share }).optional(),
    sigma: z.number().positive().max(1).optional(),
  }),
);
export type SkeletonPoint = z.infer<typeof skeletonPoint>;

/**
 * `labels` are the kinds of object. `sigma` says how exactly a point can be found, as a share of the object's size: COCO
 * measured 0.025 for eyes and 0.107 for hips.
 */
export const skeletonSettings = z.strictObject({
  labels: labelList,
  points: z.array(skeletonPoint).max(pointLimit).default([]),
  edges: z
    .array(z.tuple([z.string(), z.string()]))
    .max(edgeLimit)
    .default([]),
  sigma: z.number().positive().max(1).default(0.06),
  ...regionCounts,
});
export type SkeletonSettings = z.infer<typeof skeletonSettings>;

/** COCO's v: 2 visible, 1 occluded, 0 absent (not labelled). An absent point keeps its place only to be brought back. */
export const pointStates = ["visible", "occluded", "absent"] as const;

export const placedPoint = z.strictObject({
  name: z.string(),
  x: coordinate,
  y: coordinate,
  visibility: z.enum(pointStates),
});
export type PlacedPoint = z.infer<typeof placedPoint>;

/** A point that is not in the list is absent. */
export const skeletonRegion = z.strictObject({ ...regionMembers, points: z.array(placedPoint) });
export type SkeletonRegion = z.infer<typeof skeletonRegion>;

export const skeletonAnswer = z.strictObject({ ...pictureSize, regions: z.array(skeletonRegion) });
export type SkeletonAnswer = z.infer<typeof skeletonAnswer>;

export const isLabelled = ({ visibility }: PlacedPoint): boolean => visibility !== "absent";
