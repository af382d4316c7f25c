import { z } from "zod";
import { storedAnswers } from "../answers.ts";
import { itemContent } from "../fields/field-type.ts";
import { idOf } from "../ids.ts";
import { annotationStates } from "../vocabulary.ts";

/**
 * One line of a JSONL export: everything about one annotation. `person` is an opaque id, names stand nowhere; times are
 * integer milliseconds UTC. `v` is raised when a member changes its meaning; readers must refuse versions they do not know.
 */
export const exportRecord = z.strictObject({
  v: z.literal(1),
  item: idOf<"item">(),
  /** The name the item had at import: a file name, a line's own id. */
  externalId: z.string().nullable(),
  metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Absent where the approved request left the content out. */
  content: itemContent.optional(),
  annotation: idOf<"annotation">(),
  person: idOf<"person">(),
  state: z.enum(annotationStates),
  submittedAt: z.int().min(0),
  /** Versions it was made under. */
  guidelineVersion: z.int().min(1).nullable(),
  formVersion: z.int().min(1),
  answers: storedAnswers,
});
export type ExportRecord = z.infer<typeof exportRecord>;

export const jsonlLine = (record: ExportRecord): string => `${JSON.stringify(record)}\n`;
