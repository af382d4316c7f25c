import { z } from "zod";
import { labelList } from "../label.ts";

/** Most entries of one list. */
export const entryLimit = 200;
/** Characters of an entry's text, source or comment that no setting can go beyond. */
export const entryTextLimit = 5000;

/**
 * A list that is written: claims with a verdict each, steps, mistakes. `template` is what a list starts from; `fixed` keeps
 * it as it is, so that only the rest is answered. `maxLength` counts UTF-16 units as the input does.
 */
export const listSettings = z.strictObject({
  verdicts: labelList,
  template: z.array(z.string().min(1).max(entryTextLimit)).max(entryLimit).default([]),
  fixed: z.boolean().default(false),
  minEntries: z.int().min(0).max(entryLimit).default(0),
  maxEntries: z.int().min(1).max(entryLimit).default(50),
  maxLength: z.int().min(1).max(entryTextLimit).default(500),
  source: z.enum(["none", "optional", "required"]).default("none"),
  comment: z.boolean().default(false),
});
export type ListSettings = z.infer<typeof listSettings>;

const text = z.string().max(entryTextLimit);

/** `id` stays with an entry while it is moved and edited. `verdict` is null where none is given yet or none is asked. */
export const listEntry = z.strictObject({
  id: z.string().min(1).max(64),
  text,
  verdict: z.string().nullable().default(null),
  source: text.default(""),
  comment: text.default(""),
});
export type ListEntry = z.infer<typeof listEntry>;

export const listAnswer = z.strictObject({ entries: z.array(listEntry).max(entryLimit) });
export type ListAnswer = z.infer<typeof listAnswer>;
