import { softF1 } from "../../agreement/soft-f1.ts";
import { labelPresence } from "../presence.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import {
  isLabelled,
  type PlacedPoint,
  type SkeletonAnswer,
  type SkeletonRegion,
  type SkeletonSettings,
} from "./schema.ts";

/**
 * Objects of one label agree by COCO's object keypoint similarity (cocodataset.org, "Keypoint Evaluation"): the mean of
 * exp(-d² / (2 s² k²)) over points, where d is the distance, k is twice the point's sigma and s² the object's area. Made
 * symmetric for two people: s² is the mean of both objects' areas, and a point that only one labelled counts 0; one that
 * one calls visible and the other occluded counts half.
 */
export const compare = (first: SkeletonAnswer, second: SkeletonAnswer, settings: SkeletonSettings): Comparison => {
  const sigmas = new Map(settings.points.map(({ name, sigma = settings.sigma }) => [name, sigma]));
  const measured = (region: SkeletonRegion) => {
    const points = region.points.filter(isLabelled);
    return { ...region, byName: new Map(points.map((point) => [point.name, point])), area: areaAround(points) };
  };
  return softF1(first.regions.map(measured), second.regions.map(measured), (one, other) => {
    const names = new Set([...one.byName.keys(), ...other.byName.keys()]);
    const size = (one.area + other.area) / 2;
    let sum = 0;
    for (const name of names) {
      const [there, here] = [one.byName.get(name), other.byName.get(name)];
      if (there === undefined || here === undefined) continue;
      const square = (there.x - here.x) ** 2 + (there.y - here.y) ** 2;
      const alike = Math.exp(-square / (2 * size * (2 * (sigmas.get(name) ?? settings.sigma)) ** 2));
      sum += there.visibility === here.visibility ? alike : alike / 2;
    }
    return names.size === 0 ? 1 : sum / names.size;
  });
};

/** Of the box around the points; a flat one counts as a quarter as wide as it is long, and none as less than a pixel. */
function areaAround(points: readonly PlacedPoint[]): number {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const width = points.length === 0 ? 0 : Math.max(...xs) - Math.min(...xs);
  const height = points.length === 0 ? 0 : Math.max(...ys) - Math.min(...ys);
  const longer = Math.max(width, height);
  return Math.max(1, longer * Math.max(Math.min(width, height), longer / 4));
}

export const reliability = (answer: SkeletonAnswer, settings: SkeletonSettings): ReliabilityUnits =>
  labelPresence(answer.regions, settings.labels);
