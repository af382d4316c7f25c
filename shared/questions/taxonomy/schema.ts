import { z } from "zod";
import { labelValue } from "../label.ts";

/** Levels of the deepest tree. */
export const taxonomyDepth = 12;

/** A node. `value` is what answers store and is unique among its siblings; `title` is what people read. */
export interface TaxonomyNode {
  readonly value: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly children: readonly TaxonomyNode[];
}

/** Nodes that may have the given ones below them. A node may be written as just its value. */
const level = (below: z.ZodType<readonly TaxonomyNode[]>): z.ZodType<TaxonomyNode> =>
  z.preprocess(
    (raw) => (typeof raw === "string" ? { value: raw } : raw),
    z
      .strictObject({
        value: labelValue,
        title: z.string().min(1).max(120).optional(),
        description: z.string().max(2000).optional(),
        children: below,
      })
      .transform((given): TaxonomyNode => ({ ...given, title: given.title ?? given.value })),
  );

/**
 * Levels are built one by one, so that no input makes reading it recurse without end. There is one more than is allowed:
 * `checkSettings` then says how deep a tree may be, which a schema cannot.
 */
function tree(): z.ZodType<readonly TaxonomyNode[]> {
  let nodes: z.ZodType<readonly TaxonomyNode[]> = z.array(z.never()).max(0).default([]);
  for (let depth = 0; depth <= taxonomyDepth; depth++) nodes = z.array(level(nodes)).default([]);
  return nodes;
}

/** `pick`: only nodes without any below, or every node. `min` and `max` count paths and hold where `multiple` is on. */
export const taxonomySettings = z.strictObject({
  nodes: tree(),
  pick: z.enum(["leaf", "any"]).default("leaf"),
  multiple: z.boolean().default(false),
  min: z.int().min(0).default(0),
  max: z.int().min(1).nullable().default(null),
});
export type TaxonomySettings = z.infer<typeof taxonomySettings>;

/** Each path holds the values from the root to what was chosen. */
export const taxonomyAnswer = z.strictObject({ paths: z.array(z.array(z.string()).min(1)) });
export type TaxonomyAnswer = z.infer<typeof taxonomyAnswer>;
