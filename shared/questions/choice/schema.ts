import { z } from "zod";
import { hotkey, labelList } from "../label.ts";

/**
 * `source` "candidates" chooses among the candidate responses of a conversation: with two of them that is a preference.
 * `candidateKeys[n]` answers for the candidate shown n-th, `tieKey` says that they are alike. `min` and `max` count
 * selections and hold where `multiple` is on.
 */
export const choiceSettings = z.strictObject({
  source: z.enum(["options", "candidates"]).default("options"),
  options: labelList,
  multiple: z.boolean().default(false),
  min: z.int().min(0).default(0),
  max: z.int().min(1).nullable().default(null),
  tie: z.boolean().default(false),
  candidateKeys: z.array(hotkey).max(20).default(["1", "2", "3", "4"]),
  tieKey: hotkey.default("0"),
});
export type ChoiceSettings = z.infer<typeof choiceSettings>;

/** Option values or candidate ids. `tie` stands alone: nothing is selected then. */
export const choiceAnswer = z.strictObject({ selected: z.array(z.string()), tie: z.boolean().default(false) });
export type ChoiceAnswer = z.infer<typeof choiceAnswer>;
