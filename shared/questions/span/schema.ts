import { z } from "zod";
import { labelList } from "../label.ts";
import { regionCounts, regionId } from "../region.ts";

/** What a selection grows to. Words are each person's own switch, on at first for `word` and off for `character`. */
export const granularities = ["character", "word", "sentence", "paragraph"] as const;
export type Granularity = (typeof granularities)[number];

/** `overlap`: spans of one text may share code points. */
export const spanSettings = z.strictObject({
  labels: labelList,
  overlap: z.boolean().default(false),
  /** For the editor; stored and imported spans may begin and end anywhere. */
  granularity: z.enum(granularities).default("word"),
  ...regionCounts,
});
export type SpanSettings = z.infer<typeof spanSettings>;

/** Which text a span is in: a text field has one, a conversation has its turns and its candidates. */
export const spanPart = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text") }),
  z.strictObject({ kind: z.literal("turn"), index: z.int().min(0) }),
  z.strictObject({ kind: z.literal("candidate"), id: z.string().min(1).max(64) }),
]);
export type SpanPart = z.infer<typeof spanPart>;

/** Code points of that text, end exclusive. */
export const spanRegion = z.strictObject({
  id: regionId,
  label: z.string(),
  part: spanPart,
  start: z.int().min(0),
  end: z.int().min(0),
});
export type SpanRegion = z.infer<typeof spanRegion>;

export const spanAnswer = z.strictObject({ regions: z.array(spanRegion) });
export type SpanAnswer = z.infer<typeof spanAnswer>;
