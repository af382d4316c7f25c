import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { CocoCategory, CocoShape, Parsed } from "../question-type.ts";
import { acceptedRegions, rawList } from "../raw-list.ts";
import { clampToPicture, cocoAttributes, membersOf, rawMembers, sizeOf } from "../region.ts";
import { checkAnswer } from "./check.ts";
import { type BoxAnswer, type BoxSettings, coordinatesOf } from "./schema.ts";

/** A box has no outline of its own: `segmentation` is its four corners, as readers that insist on one expect. */
export const coco = (answer: BoxAnswer): readonly CocoShape[] =>
  answer.regions.map(({ x, y, width, height, ...members }) => ({
    category: members.label,
    bbox: [x, y, width, height],
    area: width * height,
    segmentation: [[x, y, x + width, y, x + width, y + height, x, y + height]],
    iscrowd: 0,
    ...cocoAttributes(members),
  }));

export const cocoCategories = ({ labels }: BoxSettings): readonly CocoCategory[] =>
  labels.map(({ value }) => ({ name: value }));

const extent = z.number().min(0);
const rawBox = z.union([
  z.looseObject({
    ...rawMembers,
    bbox: z.tuple([z.number(), z.number(), extent, extent]),
  }),
  z
    .looseObject({
      ...rawMembers,
      x: z.number(),
      y: z.number(),
      width: extent,
      height: extent,
    })
    .transform(({ id, label, group, ...box }) => ({ id, label, group, bbox: coordinatesOf(box) })),
]);

/** `[{label, bbox: [x, y, width, height]}]` or `{label, x, y, width, height}`. Up to 1 px outside is rounding: cut off. */
export function parse(raw: unknown, settings: BoxSettings, facts: FieldFacts): Parsed<BoxAnswer> {
  const size = sizeOf(facts);
  const list = rawList(raw, rawBox);
  const regions = list.elements.map(({ element, id }) => {
    const [left, top, width, height] = element.bbox;
    const [x, y] = clampToPicture([left, top], size);
    const [right, bottom] = clampToPicture([left + width, top + height], size);
    return {
      ...membersOf(element, id),
      x,
      y,
      // Sums are not undone by differences in float64: what was not cut keeps its extent.
      width: x === left && right === left + width ? width : right - x,
      height: y === top && bottom === top + height ? height : bottom - y,
    };
  });
  const answer = { ...size, regions };
  return acceptedRegions(answer, list, (each) => checkAnswer(each, settings, facts));
}
