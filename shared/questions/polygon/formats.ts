import { z } from "zod";
import { ringsArea, ringsBounds } from "../../agreement/polygon-overlap.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { CocoCategory, CocoShape, Parsed } from "../question-type.ts";
import { acceptedRegions, rawList } from "../raw-list.ts";
import { clampToPicture, regionId, sizeOf } from "../region.ts";
import { checkAnswer } from "./check.ts";
import { type Point, type PolygonAnswer, type PolygonSettings } from "./schema.ts";

/**
 * One annotation a region, one COCO polygon a ring. COCO readers take the union of an annotation's polygons, so a hole
 * is filled by them; `area` is that of the region with its holes.
 */
export const coco = (answer: PolygonAnswer): readonly CocoShape[] =>
  answer.regions.map(({ label, rings }) => {
    const [left, top, right, bottom] = ringsBounds(rings);
    return {
      category: label,
      bbox: [left, top, right - left, bottom - top],
      area: ringsArea(rings),
      segmentation: rings.map((ring) => ring.flat()),
      iscrowd: 0,
    };
  });

export const cocoCategories = ({ labels }: PolygonSettings): readonly CocoCategory[] =>
  labels.map(({ value }) => ({ name: value }));

const point = z.tuple([z.number(), z.number()]);
const pairs = (flat: readonly number[]): Point[] =>
  Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index] ?? 0, flat[2 * index + 1] ?? 0]);
const flatRing = z
  .array(z.number())
  .min(6)
  .refine((list) => list.length % 2 === 0)
  .transform(pairs);

const rawPolygon = z.union([
  z.looseObject({ id: regionId.optional(), label: z.string(), rings: z.array(z.array(point).min(3)).min(1) }),
  z
    .looseObject({ id: regionId.optional(), label: z.string(), points: z.array(point).min(3) })
    .transform(({ id, label, points }) => ({ id, label, rings: [points] })),
  z
    .looseObject({ id: regionId.optional(), label: z.string(), segmentation: z.array(flatRing).min(1) })
    .transform(({ id, label, segmentation }) => ({ id, label, rings: segmentation })),
]);

/** `[{label, points: [[x, y], ...]}]`, `{label, rings}` or COCO's `{label, segmentation: [[x, y, x, y, ...]]}`. */
export function parse(raw: unknown, settings: PolygonSettings, facts: FieldFacts): Parsed<PolygonAnswer> {
  const size = sizeOf(facts);
  const list = rawList(raw, rawPolygon);
  const regions = list.elements.map(({ element, id }) => ({
    id: element.id ?? id,
    label: element.label,
    rings: element.rings.map((ring) => ring.map((each) => clampToPicture(each, size))),
  }));
  const answer = { ...size, regions };
  return acceptedRegions(answer, list, (each) => checkAnswer(each, settings, facts));
}
