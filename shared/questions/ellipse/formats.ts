import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { CocoCategory, CocoShape, Parsed } from "../question-type.ts";
import { acceptedRegions, rawList } from "../raw-list.ts";
import { cocoAttributes, membersOf, rawMembers, sizeOf } from "../region.ts";
import { normalDegrees } from "../turned.ts";
import { checkAnswer } from "./check.ts";
import { boundsOfEllipse, outlineOfEllipse } from "./outline.ts";
import type { EllipseAnswer, EllipseSettings } from "./schema.ts";

/** COCO has no ellipses: `segmentation` is a polygon of 72 corners; `bbox` and `area` are the ellipse's own. */
export const coco = (answer: EllipseAnswer): readonly CocoShape[] =>
  answer.regions.map((region) => {
    const [left, top, right, bottom] = boundsOfEllipse(region);
    return {
      category: region.label,
      bbox: [left, top, right - left, bottom - top],
      area: Math.PI * region.rx * region.ry,
      segmentation: [outlineOfEllipse(region).flat()],
      iscrowd: 0,
      ...cocoAttributes(region, { rotation: region.angle }),
    };
  });

export const cocoCategories = ({ labels }: EllipseSettings): readonly CocoCategory[] =>
  labels.map(({ value }) => ({ name: value }));

const half = z.number().min(0);
const rawEllipse = z
  .looseObject({
    ...rawMembers,
    cx: z.number(),
    cy: z.number(),
    rx: half,
    ry: half,
    angle: z.number().optional(),
    /** CVAT's name of the turn. */
    rotation: z.number().optional(),
  })
  .transform(({ angle, rotation, ...ellipse }) => ({ ...ellipse, angle: normalDegrees(angle ?? rotation ?? 0) }));

/** `[{label, cx, cy, rx, ry, angle?}]`; the turn may be called `rotation`. */
export function parse(raw: unknown, settings: EllipseSettings, facts: FieldFacts): Parsed<EllipseAnswer> {
  const list = rawList(raw, rawEllipse);
  const regions = list.elements.map(({ element: { cx, cy, rx, ry, angle, ...members }, id }) => ({
    ...membersOf(members, id),
    cx,
    cy,
    rx,
    ry,
    angle,
  }));
  return acceptedRegions({ ...sizeOf(facts), regions }, list, (each) => checkAnswer(each, settings, facts));
}
