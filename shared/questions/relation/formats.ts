import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { Parsed } from "../question-type.ts";
import { acceptedRegions, rawList } from "../raw-list.ts";
import { regionId } from "../region.ts";
import { checkAnswer } from "./check.ts";
import type { RelationAnswer, RelationSettings } from "./schema.ts";

/** A span by its id, or by its place in a list of spans without ids, from 0: those were given "r1", "r2", … */
const end = z
  .union([regionId, z.int().min(0)])
  .transform((given) => (typeof given === "number" ? `r${given + 1}` : given));

const rawRelation = z.looseObject({ id: regionId.optional(), label: z.string(), from: end, to: end });

/** `[{label, from, to}]`. Whether the ends are there is seen when all answers of the record are read. */
export function parse(raw: unknown, settings: RelationSettings, _facts: FieldFacts): Parsed<RelationAnswer> {
  const list = rawList(raw, rawRelation);
  const regions = list.elements.map(({ element: { id: given, label, from, to }, id }) => {
    return { id: given ?? id, label, from, to };
  });
  return acceptedRegions({ regions }, list, (each) => checkAnswer(each, settings));
}
