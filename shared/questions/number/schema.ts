import { z } from "zod";

/** `step` counts from `min`, or from 0 without one; null allows any number. */
export const numberSettings = z.strictObject({
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
  step: z.number().positive().nullable().default(null),
  integer: z.boolean().default(false),
  unit: z.string().min(1).max(40).nullable().default(null),
});
export type NumberSettings = z.infer<typeof numberSettings>;

/** null: nothing entered yet. */
export const numberAnswer = z.strictObject({ value: z.number().nullable() });
export type NumberAnswer = z.infer<typeof numberAnswer>;
