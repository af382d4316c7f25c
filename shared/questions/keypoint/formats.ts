import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { CocoCategory, CocoShape, Parsed } from "../question-type.ts";
import { acceptedRegions, rawList } from "../raw-list.ts";
import { clampToPicture, membersOf, rawMembers, regionId, sizeOf } from "../region.ts";
import { checkAnswer } from "./check.ts";
import type { KeypointAnswer, KeypointRegion, KeypointSettings } from "./schema.ts";

/**
 * Named points: one annotation an object, its points in the order of the labels, 0 0 0 where one is missing. Free marks:
 * one annotation a point, its label the category. Third number: 1 occluded, 2 visible.
 */
export function coco(answer: KeypointAnswer, settings: KeypointSettings): readonly CocoShape[] {
  if (!settings.unique) return answer.regions.map((region) => shapeOf(region.label, [region], [region.label]));
  const objects = new Map<string | undefined, KeypointRegion[]>();
  for (const region of answer.regions) {
    const object = objects.get(region.object);
    if (object === undefined) objects.set(region.object, [region]);
    else object.push(region);
  }
  const names = settings.labels.map(({ value }) => value);
  return [...objects.values()].map((regions) => shapeOf(settings.object, regions, names));
}

export const cocoCategories = (settings: KeypointSettings): readonly CocoCategory[] =>
  settings.unique
    ? [{ name: settings.object, keypoints: settings.labels.map(({ value }) => value) }]
    : settings.labels.map(({ value }) => ({ name: value, keypoints: [value] }));

function shapeOf(category: string, regions: readonly KeypointRegion[], names: readonly string[]): CocoShape {
  const xs = regions.map(({ x }) => x);
  const ys = regions.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  return {
    category,
    bbox: [left, top, width, height],
    area: width * height,
    segmentation: [],
    iscrowd: 0,
    keypoints: names.flatMap((name) => {
      const region = regions.find(({ label }) => label === name);
      return region === undefined ? [0, 0, 0] : [region.x, region.y, region.visibility === "visible" ? 2 : 1];
    }),
    num_keypoints: regions.length,
  };
}

const rawPoint = z.looseObject({
  ...rawMembers,
  x: z.number(),
  y: z.number(),
  visibility: z.enum(["visible", "occluded"]).default("visible"),
  object: regionId.optional(),
});

/** `[{label, x, y, visibility?, object?}]`. */
export function parse(raw: unknown, settings: KeypointSettings, facts: FieldFacts): Parsed<KeypointAnswer> {
  const size = sizeOf(facts);
  const list = rawList(raw, rawPoint);
  const regions = list.elements.map(({ element, id }) => {
    const [x, y] = clampToPicture([element.x, element.y], size);
    const { visibility, object } = element;
    return { ...membersOf(element, id), x, y, visibility, ...(object === undefined ? {} : { object }) };
  });
  const answer = { ...size, regions };
  return acceptedRegions(answer, list, (each) => checkAnswer(each, settings, facts));
}
