import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { Parsed } from "../question-type.ts";
import { acceptedRegions, rawList } from "../raw-list.ts";
import { clampToPicture, membersOf, rawMembers, sizeOf } from "../region.ts";
import { checkAnswer } from "./check.ts";
import type { PolylineAnswer, PolylineSettings } from "./schema.ts";

const rawLine = z.looseObject({
  ...rawMembers,
  points: z.array(z.tuple([z.number(), z.number()])).min(2),
});

/** `[{label, points: [[x, y], ...]}]`. */
export function parse(raw: unknown, settings: PolylineSettings, facts: FieldFacts): Parsed<PolylineAnswer> {
  const size = sizeOf(facts);
  const list = rawList(raw, rawLine);
  const regions = list.elements.map(({ element, id }) => ({
    ...membersOf(element, id),
    points: element.points.map((each) => clampToPicture(each, size)),
  }));
  return acceptedRegions({ ...size, regions }, list, (each) => checkAnswer(each, settings, facts));
}
