import { z } from "zod";

/** Side by side where there is room; always side by side; always one under the other. */
export const candidateLayouts = ["auto", "columns", "stacked"] as const;
export type CandidateLayout = (typeof candidateLayouts)[number];

/** How a conversation is shown. A field without this is shown by the defaults. */
export const conversationDisplay = z.strictObject({
  layout: z.enum(candidateLayouts).default("auto"),
  /**
   * Responses stand in another order for each worker. The server decides the order when the view is made; it stays the
   * same after a reload and a take-over and is stored with the answers (`StoredAnswers.shown`). Who labels, and who reviews
   * blind, gets codes in the place of the responses' ids, which may give a model's name away.
   */
  shuffle: z.boolean().default(false),
  /** Turns and responses are rendered as Markdown. Where a question marks the texts, they are raw whatever stands here. */
  markdown: z.boolean().default(true),
});
export type ConversationDisplay = z.infer<typeof conversationDisplay>;

export const defaultDisplay: ConversationDisplay = conversationDisplay.parse({});
