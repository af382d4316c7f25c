import { partKey } from "@keyhole/shared/questions/span/parts";
import type { SpanAnswer, SpanSettings } from "@keyhole/shared/questions/span/schema";
import { overlaps } from "../../fields/text/lanes.ts";
import type { TextLayer } from "../../fields/text/text-layer.ts";

/** Stored spans are marks as they are. What the shared check would refuse at submit is refused here at once. */
export const spanLayer: TextLayer<SpanSettings, SpanAnswer> = {
  labels: ({ labels }) => labels,
  granularity: ({ granularity }) => granularity,
  marks: ({ regions }) => regions,
  withMarks: (marks) => ({ regions: Array.from(marks) }),
  refuse(mark, others, settings) {
    if (others.length >= settings.maxCount) {
      return { message: "questions.span.tooMany", values: { maximum: settings.maxCount } };
    }
    const titleOf = (value: string) => settings.labels.find((label) => label.value === value)?.title ?? value;
    const key = partKey(mark.part);
    for (const other of others) {
      if (!overlaps(mark, other) || partKey(other.part) !== key) continue;
      const values = { label: titleOf(other.label) };
      if (!settings.overlap) return { message: "questions.span.overlap", values };
      if (other.label === mark.label && other.start === mark.start && other.end === mark.end) {
        return { message: "questions.span.same", values };
      }
    }
    return null;
  },
};
