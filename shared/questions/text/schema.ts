import { z } from "zod";

/** Most code points that a text answer may ever have. */
export const textLimit = 200_000;

/**
 * Lengths count code points. `prefill` starts the answer from the candidate shown n-th (from 0) of a conversation, for a
 * rewrite; unchanged text still counts as an answer.
 */
export const textSettings = z.strictObject({
  minLength: z.int().min(0).max(textLimit).default(0),
  maxLength: z.int().min(1).max(textLimit).default(10_000),
  multiline: z.boolean().default(true),
  placeholder: z.string().max(200).default(""),
  prefill: z
    .strictObject({ candidate: z.int().min(0) })
    .nullable()
    .default(null),
});
export type TextSettings = z.infer<typeof textSettings>;

export const textAnswer = z.strictObject({ text: z.string() });
export type TextAnswer = z.infer<typeof textAnswer>;
