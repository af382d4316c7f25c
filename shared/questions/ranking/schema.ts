import { z } from "zod";
import { labelList } from "../label.ts";

/** What is put in order: the candidate responses of a conversation or fixed options. `ties`: several may share a place. */
export const rankingSettings = z.strictObject({
  source: z.enum(["candidates", "options"]).default("candidates"),
  options: labelList,
  ties: z.boolean().default(false),
});
export type RankingSettings = z.infer<typeof rankingSettings>;

/** Best first; what shares a group shares a place. */
export const rankingAnswer = z.strictObject({ groups: z.array(z.array(z.string()).min(1)) });
export type RankingAnswer = z.infer<typeof rankingAnswer>;
