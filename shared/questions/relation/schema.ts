import { z } from "zod";
import { labelList, labelValue } from "../label.ts";
import { regionCounts, regionId } from "../region.ts";

/** Relations that one pair of regions may ever have; a lead's `maxPerPair` stays under it. */
export const pairLimit = 100;
/** Allowed pairs of labels in one question. */
export const allowedLimit = 1000;

/** A relation that may go from regions with the one label to regions with the other. */
export const allowedPair = z.strictObject({ relation: labelValue, from: labelValue, to: labelValue });
export type AllowedPair = z.infer<typeof allowedPair>;

/**
 * `spans` is the name of the question whose regions are joined. A relation in `symmetric` has no direction. One that has
 * members in `allowed` joins only those labels; one that has none joins any.
 */
export const relationSettings = z.strictObject({
  spans: z.string().max(40).default(""),
  labels: labelList,
  symmetric: z.array(labelValue).max(1000).default([]),
  allowed: z.array(allowedPair).max(allowedLimit).default([]),
  /** Relations between the same two regions, whatever their labels and directions. */
  maxPerPair: z.int().min(1).max(pairLimit).default(10),
  ...regionCounts,
});
export type RelationSettings = z.infer<typeof relationSettings>;

/** `from` and `to` are ids of regions in the answer to the question that `spans` names. */
export const relation = z.strictObject({ id: regionId, label: z.string(), from: regionId, to: regionId });
export type Relation = z.infer<typeof relation>;

export const relationAnswer = z.strictObject({ regions: z.array(relation) });
export type RelationAnswer = z.infer<typeof relationAnswer>;
