import { z } from "zod";

const name = z.string().min(1).max(40);
const as = z.enum(["prediction", "reference"]);

/** Which part of a conversation a column holds. `chosen` and `rejected` become two candidates in hidden order. */
export const conversationParts = [
  "system",
  "prompt",
  "context",
  "candidate",
  "candidates",
  "chosen",
  "rejected",
  "whole",
] as const;
export type ConversationPart = (typeof conversationParts)[number];

/** What becomes of one column. */
export const columnTarget = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("ignore") }),
  z.strictObject({ to: z.literal("field"), field: name }),
  z.strictObject({ to: z.literal("conversation"), field: name, part: z.enum(conversationParts) }),
  z.strictObject({ to: z.literal("answer"), question: name, as }),
  z.strictObject({ to: z.literal("metadata") }),
  z.strictObject({ to: z.literal("id") }),
  z.strictObject({ to: z.literal("gold") }),
  z.strictObject({ to: z.literal("priority") }),
  /** Objects by name: of fields, of metadata, of answers by question. */
  z.strictObject({ to: z.literal("fields") }),
  z.strictObject({ to: z.literal("all-metadata") }),
  z.strictObject({ to: z.literal("answers"), as }),
]);
export type ColumnTarget = z.infer<typeof columnTarget>;

/** How records become items. Labels that a file calls otherwise than the form: file's name -> form's, null drops them. */
export const importPlan = z.strictObject({
  v: z.literal(1),
  columns: z.record(z.string().min(1).max(300), columnTarget),
  labels: z.record(name, z.record(z.string().max(300), z.string().max(100).nullable())),
  /** For `chosen` and `rejected`: the choice question that the chosen one answers; null where nobody should be told. */
  chosen: z.strictObject({ question: name, as }).nullable(),
});
export type ImportPlan = z.infer<typeof importPlan>;
