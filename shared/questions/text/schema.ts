import { z } from "zod";

/** Most code points that a text answer may ever have. */
export const textLimit = 200_000;

/**
 * Where an answer starts. "candidate": from the candidate shown n-th (from 0); asked of each response, from that very
 * response. "text": from the text of the field asked about. Unchanged text still counts as an answer.
 */
export const startFrom = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("empty") }),
  z.strictObject({ what: z.literal("candidate"), position: z.int().min(0).default(0) }),
  z.strictObject({ what: z.literal("text") }),
]);
export type StartFrom = z.infer<typeof startFrom>;

/** Lengths count code points. `nextTurn`: it is written as the next turn of the assistant, under the conversation. */
export const textSettings = z.strictObject({
  minLength: z.int().min(0).max(textLimit).default(0),
  maxLength: z.int().min(1).max(textLimit).default(10_000),
  multiline: z.boolean().default(true),
  placeholder: z.string().max(200).default(""),
  startFrom: startFrom.default({ what: "empty" }),
  nextTurn: z.boolean().default(false),
});
export type TextSettings = z.infer<typeof textSettings>;

export const textAnswer = z.strictObject({ text: z.string() });
export type TextAnswer = z.infer<typeof textAnswer>;
