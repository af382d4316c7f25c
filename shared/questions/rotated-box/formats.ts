import { z } from "zod";
import { ringsBounds } from "../../agreement/polygon-overlap.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { CocoCategory, CocoShape, Parsed } from "../question-type.ts";
import { acceptedRegions, rawList } from "../raw-list.ts";
import { cocoAttributes, membersOf, rawMembers, sizeOf } from "../region.ts";
import { cornersOf, normalDegrees } from "../turned.ts";
import { checkAnswer } from "./check.ts";
import type { RotatedBoxAnswer, RotatedBoxSettings } from "./schema.ts";

/**
 * COCO has no turned boxes: `bbox` is the upright box around the corners, `segmentation` the four corners, and the turn
 * stands in `attributes.rotation`, where CVAT puts it.
 */
export const coco = (answer: RotatedBoxAnswer): readonly CocoShape[] =>
  answer.regions.map((region) => {
    const corners = cornersOf(region);
    const [left, top, right, bottom] = ringsBounds([corners]);
    return {
      category: region.label,
      bbox: [left, top, right - left, bottom - top],
      area: region.width * region.height,
      segmentation: [corners.flat()],
      iscrowd: 0,
      ...cocoAttributes(region, { rotation: region.angle }),
    };
  });

export const cocoCategories = ({ labels }: RotatedBoxSettings): readonly CocoCategory[] =>
  labels.map(({ value }) => ({ name: value }));

const extent = z.number().min(0);
const corner = z.tuple([z.number(), z.number()]);
type Corners = readonly (readonly [number, number])[];

/** How far, as a share of the longer side, four corners may be from those of a turned rectangle. */
const squareWithin = 0.02;

/** Centre, sides and turn of four corners in order; null where they are no rectangle. */
function frameOf(corners: Corners) {
  const [first, second, third, fourth] = corners;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return null;
  const cx = (first[0] + second[0] + third[0] + fourth[0]) / 4;
  const cy = (first[1] + second[1] + third[1] + fourth[1]) / 4;
  const width = Math.hypot(second[0] - first[0], second[1] - first[1]);
  const height = Math.hypot(third[0] - second[0], third[1] - second[1]);
  const angle = normalDegrees((Math.atan2(second[1] - first[1], second[0] - first[0]) * 180) / Math.PI);
  // Corners that run the other way round have their last side where the turned frame has its first.
  const frame = { cx, cy, width, height, angle };
  const off = (expected: Corners): number =>
    Math.max(
      ...expected.map(([x, y], index) => Math.hypot(x - (corners[index]?.[0] ?? 0), y - (corners[index]?.[1] ?? 0))),
    );
  const there = cornersOf(frame);
  const back = [there[3], there[2], there[1], there[0]].filter((each) => each !== undefined);
  return Math.min(off(there), off(back)) <= squareWithin * Math.max(width, height) ? frame : null;
}

const flatCorners = z
  .array(z.array(z.number()).length(8))
  .length(1)
  .transform(([flat = []]): Corners => [0, 2, 4, 6].map((at) => [flat[at] ?? 0, flat[at + 1] ?? 0]));

const rectangle = <Shape extends { readonly corners: Corners }>(
  { corners, ...named }: Shape,
  context: z.RefinementCtx,
) => {
  const frame = frameOf(corners);
  if (frame !== null) return { ...named, ...frame };
  context.addIssue({ code: "custom", message: "not a rectangle" });
  return z.NEVER;
};

const rawBox = z.union([
  z.looseObject({
    ...rawMembers,
    cx: z.number(),
    cy: z.number(),
    width: extent,
    height: extent,
    angle: z.number().default(0),
  }),
  z
    .looseObject({ ...rawMembers, points: z.array(corner).length(4) })
    .transform(({ id, label, group, points }) => ({ id, label, group, corners: points }))
    .transform(rectangle),
  z
    .looseObject({ ...rawMembers, segmentation: flatCorners })
    .transform(({ id, label, group, segmentation }) => ({ id, label, group, corners: segmentation }))
    .transform(rectangle),
]);

/** `[{label, cx, cy, width, height, angle}]`, four corners in order as `points`, or COCO's `segmentation` of them. */
export function parse(raw: unknown, settings: RotatedBoxSettings, facts: FieldFacts): Parsed<RotatedBoxAnswer> {
  const list = rawList(raw, rawBox);
  const regions = list.elements.map(({ element, id }) => ({
    ...membersOf(element, id),
    cx: element.cx,
    cy: element.cy,
    width: element.width,
    height: element.height,
    angle: normalDegrees(element.angle),
  }));
  return acceptedRegions({ ...sizeOf(facts), regions }, list, (each) => checkAnswer(each, settings, facts));
}
