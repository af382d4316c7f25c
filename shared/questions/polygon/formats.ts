import { z } from "zod";
import { type Rings, ringsArea, ringsBounds } from "../../agreement/polygon-overlap.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { cocoMask, cocoRle, readRle } from "../mask/coco-mask.ts";
import { fillRings } from "../mask/fill.ts";
import { outlinesOf, simplified } from "../mask/outline.ts";
import { noRuns } from "../mask/runs.ts";
import type { CocoCategory, CocoShape, Parsed } from "../question-type.ts";
import { acceptedRegions, rawList } from "../raw-list.ts";
import { clampToPicture, cocoAttributes, membersOf, rawMembers, sizeOf } from "../region.ts";
import { checkAnswer } from "./check.ts";
import { type Point, type PolygonAnswer, type PolygonSettings } from "./schema.ts";

/**
 * One annotation a region, one COCO polygon a ring. COCO readers take the union of an annotation's polygons, which fills
 * holes: a region whose rings overlap leaves as run lengths of its pixels instead, its area counted in pixels.
 */
export const coco = (answer: PolygonAnswer): readonly CocoShape[] =>
  answer.regions.map(({ rings, ...members }) => {
    const category = members.label;
    if (hasHoles(rings)) {
      const mask = cocoMask(fillRings(rings, answer), answer);
      return { category, ...mask, iscrowd: 0, ...cocoAttributes(members) } as const;
    }
    const [left, top, right, bottom] = ringsBounds(rings);
    return {
      category,
      bbox: [left, top, right - left, bottom - top],
      area: ringsArea(rings),
      segmentation: rings.map((ring) => ring.flat()),
      iscrowd: 0,
      ...cocoAttributes(members),
    };
  });

/** Whether the union of the rings is another area than the region: one lies in another, or they cross. */
function hasHoles(rings: Rings): boolean {
  if (rings.length < 2) return false;
  const each = rings.reduce((sum, ring) => sum + ringsArea([ring]), 0);
  return each - ringsArea(rings) > 1e-6 * each;
}

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

type Size = Parameters<typeof readRle>[1];
const given = <Ring extends readonly Point[]>(rings: readonly Ring[]) => ({ rings: (): readonly Ring[] => rings });

const rawPolygon = z.union([
  z
    .looseObject({ ...rawMembers, rings: z.array(z.array(point).min(3)).min(1) })
    .transform(({ id, label, group, rings }) => ({ id, label, group, ...given(rings) })),
  z
    .looseObject({ ...rawMembers, points: z.array(point).min(3) })
    .transform(({ id, label, group, points }) => ({ id, label, group, ...given([points]) })),
  z
    .looseObject({ ...rawMembers, segmentation: z.array(flatRing).min(1) })
    .transform(({ id, label, group, segmentation }) => ({ id, label, group, ...given(segmentation) })),
  z.looseObject({ ...rawMembers, segmentation: cocoRle }).transform((raw) => ({
    id: raw.id,
    label: raw.label,
    group: raw.group,
    rings: (size: Size) => simplified(outlinesOf(readRle(raw.segmentation, size) ?? noRuns, size)),
  })),
]);

/**
 * `[{label, points: [[x, y], ...]}]`, `{label, rings}` or COCO's `{label, segmentation: [[x, y, x, y, ...]]}`. Run
 * lengths become their outlines, within 1 pixel; an outline of none is refused as one without area.
 */
export function parse(raw: unknown, settings: PolygonSettings, facts: FieldFacts): Parsed<PolygonAnswer> {
  const size = sizeOf(facts);
  const list = rawList(raw, rawPolygon);
  const regions = list.elements.map(({ element, id }) => ({
    ...membersOf(element, id),
    rings: element.rings(size).map((ring) => ring.map((each) => clampToPicture(each, size))),
  }));
  const answer = { ...size, regions };
  return acceptedRegions(answer, list, (each) => checkAnswer(each, settings, facts));
}
