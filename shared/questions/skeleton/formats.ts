import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { CocoCategory, CocoShape, Parsed } from "../question-type.ts";
import { acceptedRegions, rawList } from "../raw-list.ts";
import { clampToPicture, cocoAttributes, extentOfPoints, membersOf, rawMembers, sizeOf } from "../region.ts";
import { checkAnswer } from "./check.ts";
import { isLabelled, type PlacedPoint, pointStates, type SkeletonAnswer, type SkeletonSettings } from "./schema.ts";

/** One annotation an object, its points in the order of the settings; `bbox` and `area` are of the labelled points. */
export const coco = (answer: SkeletonAnswer, { points: named }: SkeletonSettings): readonly CocoShape[] =>
  answer.regions.map(({ points, ...members }) => {
    const labelled = points.filter(isLabelled);
    const { from, to } = extentOfPoints(labelled.map(({ x, y }): [number, number] => [x, y]));
    const [left = 0, top = 0, right = 0, bottom = 0] = [...from, ...to];
    const byName = new Map(labelled.map((point) => [point.name, point]));
    return {
      category: members.label,
      bbox: [left, top, right - left, bottom - top],
      area: (right - left) * (bottom - top),
      segmentation: [],
      iscrowd: 0,
      keypoints: named.flatMap(({ name }) => {
        const point = byName.get(name);
        return point === undefined ? [0, 0, 0] : [point.x, point.y, point.visibility === "visible" ? 2 : 1];
      }),
      num_keypoints: labelled.length,
      ...cocoAttributes(members),
    };
  });

export function cocoCategories({ labels, points, edges }: SkeletonSettings): readonly CocoCategory[] {
  const keypoints = points.map(({ name }) => name);
  const skeleton = edges.map(([from, to]) => [keypoints.indexOf(from) + 1, keypoints.indexOf(to) + 1] as const);
  return labels.map(({ value }) => ({ name: value, keypoints, skeleton }));
}

const rawSkeleton = z.union([
  z
    .looseObject({
      ...rawMembers,
      points: z.array(
        z.looseObject({
          name: z.string(),
          x: z.number(),
          y: z.number(),
          visibility: z.enum(pointStates).default("visible"),
        }),
      ),
    })
    .transform((raw) => ({
      ...raw,
      placed: () => raw.points.map(({ name, x, y, visibility }): PlacedPoint => ({ name, x, y, visibility })),
    })),
  z.looseObject({ ...rawMembers, keypoints: z.array(z.number()) }).transform((raw) => ({
    ...raw,
    placed: (names: readonly string[]) => inOrder(raw.keypoints, names),
  })),
]);

/** COCO's triples x, y, v in the order of the settings; v 0 is a point that nobody labelled. */
const inOrder = (flat: readonly number[], names: readonly string[]): readonly PlacedPoint[] =>
  names.flatMap((name, index) => {
    const [x, y, v] = flat.slice(3 * index, 3 * index + 3);
    if (x === undefined || y === undefined || (v !== 1 && v !== 2)) return [];
    return [{ name, x, y, visibility: v === 2 ? ("visible" as const) : ("occluded" as const) }];
  });

/**
 * `[{label, points: [{name, x, y, visibility?}]}]`, as a COCO file's `skeletons` come, or `{label, keypoints: [x, y, v,
 * …]}` in the order of the settings' points.
 */
export function parse(raw: unknown, settings: SkeletonSettings, facts: FieldFacts): Parsed<SkeletonAnswer> {
  const size = sizeOf(facts);
  const list = rawList(raw, rawSkeleton);
  const names = settings.points.map(({ name }) => name);
  const regions = list.elements.map(({ element, id }) => ({
    ...membersOf(element, id),
    points: element.placed(names).map((point) => {
      const [x, y] = clampToPicture([point.x, point.y], size);
      return { ...point, x, y };
    }),
  }));
  return acceptedRegions({ ...size, regions }, list, (each) => checkAnswer(each, settings, facts));
}
