import type { FieldValue } from "@keyhole/shared/fields/field-type";
import type { SpanRegion } from "@keyhole/shared/questions/span/schema";
import { textOf } from "../../fields/text/text-document.ts";
import { partTexts } from "../span/part-texts.ts";

/** Code points of a span that lists show. */
const shownLength = 60;

/** A text of any direction inside a sentence: without this the arrow between two Hebrew names points the wrong way. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** At most so many code points, and a mark where some are missing. */
export function shortened(text: string, most: number): string {
  const points = Array.from(text);
  return points.length <= most ? text : `${points.slice(0, most - 1).join("")}…`;
}

export interface NamedSpan {
  readonly region: SpanRegion;
  /** The text it covers, cut where it is long. */
  readonly text: string;
}

/** The spans that relations join, in reading order, with their texts, by id. */
export function namedSpans(value: FieldValue, spans: readonly SpanRegion[]): ReadonlyMap<string, NamedSpan> {
  const texts = partTexts(value);
  const named = spans
    .toSorted((a, b) => texts.order(a.part) - texts.order(b.part) || a.start - b.start || b.end - a.end)
    .map((region): [string, NamedSpan] => {
      const document = texts.document(region.part);
      const end = Math.min(region.end, region.start + shownLength);
      const cut = end < region.end ? "…" : "";
      return [region.id, { region, text: document === null ? "" : textOf(document, { ...region, end }) + cut }];
    });
  return new Map(named);
}
