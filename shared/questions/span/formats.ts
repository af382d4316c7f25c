import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { LabelledRange, Parsed } from "../question-type.ts";
import { acceptedRegions, rawList } from "../raw-list.ts";
import { regionId } from "../region.ts";
import { checkAnswer } from "./check.ts";
import { type SpanAnswer, type SpanSettings, spanPart } from "./schema.ts";

/** Spans of a text field; CoNLL has no place for those of a conversation, which leave by JSONL. */
export const conll = (answer: SpanAnswer): readonly LabelledRange[] =>
  answer.regions.flatMap(({ part, start, end, label }) => (part.kind === "text" ? [{ start, end, label }] : []));

const rawSpan = z.looseObject({
  id: regionId.optional(),
  label: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
  part: spanPart.default({ kind: "text" }),
});

/** `[{label, start, end, part?}]`, offsets in code points, end exclusive; without `part` in the text of a text field. */
export function parse(raw: unknown, settings: SpanSettings, facts: FieldFacts): Parsed<SpanAnswer> {
  const list = rawList(raw, rawSpan);
  const regions = list.elements.map(({ element: { id: given, label, part, start, end }, id }) => {
    return { id: given ?? id, label, part, start, end };
  });
  return acceptedRegions({ regions }, list, (each) => checkAnswer(each, settings, facts));
}
