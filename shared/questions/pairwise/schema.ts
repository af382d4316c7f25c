import { z } from "zod";
import { hotkey, labelList } from "../label.ts";

/**
 * Which of two is better, and by how much. The two are the candidate responses of a conversation, or the fields `first`
 * and `second`. `steps` are the strengths to each side; `words[0]` names the weakest. `keys`: digits from the first being
 * much better to the second being much better, or one key a side, pressed again for stronger.
 */
export const pairwiseSettings = z.strictObject({
  source: z.enum(["candidates", "fields"]).default("candidates"),
  first: z.string().max(40).nullable().default(null),
  second: z.string().max(40).nullable().default(null),
  firstTitle: z.string().min(1).max(120).nullable().default(null),
  secondTitle: z.string().min(1).max(120).nullable().default(null),
  steps: z.int().min(1).max(4).default(3),
  ties: z.boolean().default(true),
  words: z.array(z.string().min(1).max(60)).max(4).default([]),
  keys: z.enum(["digits", "sides", "none"]).default("digits"),
  firstKey: hotkey.default("q"),
  tieKey: hotkey.default("w"),
  secondKey: hotkey.default("e"),
  reasons: labelList,
  reasonsRequired: z.boolean().default(false),
});
export type PairwiseSettings = z.infer<typeof pairwiseSettings>;

/**
 * `winner` is a candidate's id or a field's name, never a place on the screen; null with strength 0 is a tie. `strength`
 * counts from 1, the weakest; null is not decided yet.
 */
export const pairwiseAnswer = z.strictObject({
  winner: z.string().nullable(),
  strength: z.int().min(0).nullable(),
  reasons: z.array(z.string()).default([]),
});
export type PairwiseAnswer = z.infer<typeof pairwiseAnswer>;
