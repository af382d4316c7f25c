import { z } from "zod";
import { fieldKinds } from "../vocabulary.ts";
import { idOf } from "../ids.ts";
import { conversationDisplay } from "./conversation-display.ts";
import { type Turn, turn } from "./turn.ts";

/** A field of a project's form: something shown. `name` is its key in every item. */
export const fieldDefinition = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/),
  kind: z.enum(fieldKinds),
  title: z.string().min(1).max(120),
  required: z.boolean().default(true),
  /** For conversations only. */
  display: conversationDisplay.optional(),
});
export type FieldDefinition = z.infer<typeof fieldDefinition>;

/** Pixels of the original after its EXIF orientation was applied at import. The bytes stand in a blob. */
export const imageValue = z.strictObject({
  kind: z.literal("image"),
  blob: idOf<"blob">(),
  width: z.int().positive(),
  height: z.int().positive(),
});

/** Text exactly as given: no Unicode normalisation, no newline change. Offsets into it count code points. */
export const textValue = z.strictObject({ kind: z.literal("text"), text: z.string() });

/** Turns so far, then one or several candidate responses to compare, rate, rank or rewrite. */
export const conversationValue = z.strictObject({
  kind: z.literal("conversation"),
  turns: z.array(turn),
  candidates: z.array(z.strictObject({ id: z.string().min(1).max(64), text: z.string() })).default([]),
});

export const fieldValue = z.discriminatedUnion("kind", [imageValue, textValue, conversationValue]);
export type FieldValue = z.infer<typeof fieldValue>;
export type ImageValue = z.infer<typeof imageValue>;
export type TextValue = z.infer<typeof textValue>;
export type ConversationValue = z.infer<typeof conversationValue>;

/** What a question may know of a field's value when it checks an answer: extents, never content. */
export type FieldFacts =
  | { readonly kind: "image"; readonly width: number; readonly height: number }
  | { readonly kind: "text"; readonly codePoints: number }
  | {
      readonly kind: "conversation";
      readonly turns: readonly { readonly role: Turn["role"]; readonly codePoints: number }[];
      readonly candidates: readonly { readonly id: string; readonly codePoints: number }[];
    };

/** One unit of data as stored (encrypted): a value for each field of the form. */
export const itemContent = z.strictObject({
  v: z.literal(1),
  fields: z.record(z.string(), fieldValue),
  /** The name it had at import: a line's own id, a file name. */
  externalId: z.string().optional(),
  /** Metadata that the project did not declare open. Never shown to labelers. */
  metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
export type ItemContent = z.infer<typeof itemContent>;
