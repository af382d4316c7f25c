import { z } from "zod";

/** A point of the scale with a name, for orientation. */
const mark = z.strictObject({ at: z.number(), title: z.string().min(1).max(60) });

/**
 * `kind`: one number, or two that bound a range. `step` counts from `min`, or from 0 without one; null allows any number.
 * `slider` offers one beside the typed number and needs both ends.
 */
export const numberSettings = z.strictObject({
  kind: z.enum(["value", "range"]).default("value"),
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
  step: z.number().positive().nullable().default(null),
  integer: z.boolean().default(false),
  unit: z.string().min(1).max(40).nullable().default(null),
  slider: z.boolean().default(false),
  marks: z.array(mark).max(20).default([]),
});
export type NumberSettings = z.infer<typeof numberSettings>;

/** The unit it was answered in, so that a changed form cannot turn metres into feet; null: without, or of version 1. */
const unit = z.string().max(40).nullable().default(null);

/** null: nothing entered yet. */
export const singleNumber = z.strictObject({ value: z.number().nullable(), unit });
export const numberRange = z.strictObject({ from: z.number().nullable(), to: z.number().nullable(), unit });
export const numberAnswer = z.union([singleNumber, numberRange]);
export type NumberAnswer = z.infer<typeof numberAnswer>;
export type NumberRange = z.infer<typeof numberRange>;
