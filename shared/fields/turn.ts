import { z } from "zod";

/** Calls and attachments of one turn. */
export const turnLimits = { calls: 50, attachments: 50 };

const shortText = z.string().max(255);

/** A tool as the assistant called it. Arguments stand as they were written: mostly JSON, but it may be broken JSON. */
export const toolCall = z.strictObject({ id: shortText.optional(), name: shortText.min(1), arguments: z.string() });
export type ToolCall = z.infer<typeof toolCall>;

/** What a turn came with, by name only: its bytes are not part of the item, and nothing is fetched for it. */
export const attachment = z.strictObject({
  name: shortText.min(1),
  type: shortText.optional(),
  bytes: z.int().min(0).optional(),
});
export type Attachment = z.infer<typeof attachment>;

export const turn = z.strictObject({
  role: z.enum(["system", "user", "assistant", "tool"]),
  text: z.string(),
  /** Who spoke, where the role does not say it: for a tool's result, the tool. */
  name: shortText.optional(),
  /** For a tool's result: the call it answers. */
  call: shortText.optional(),
  calls: z.array(toolCall).max(turnLimits.calls).optional(),
  attachments: z.array(attachment).max(turnLimits.attachments).optional(),
});
export type Turn = z.infer<typeof turn>;
