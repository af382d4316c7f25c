import { softF1 } from "../../agreement/soft-f1.ts";
import { labelPresence } from "../presence.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { KeypointAnswer, KeypointSettings } from "./schema.ts";

/**
 * Points of one name agree by exp(-d^2 / 2s^2), the form of COCO's object keypoint similarity, where d is their distance
 * in pixels and s is `tolerance` of the picture's diagonal; half of that where one says visible and the other occluded.
 */
export function compare(first: KeypointAnswer, second: KeypointAnswer, settings: KeypointSettings): Comparison {
  const spread = settings.tolerance * Math.hypot(first.width, first.height);
  return softF1(first.regions, second.regions, (one, other) => {
    const distance = Math.hypot(one.x - other.x, one.y - other.y);
    const similarity = Math.exp(-(distance ** 2) / (2 * spread ** 2));
    return one.visibility === other.visibility ? similarity : similarity / 2;
  });
}

export const reliability = (answer: KeypointAnswer, settings: KeypointSettings): ReliabilityUnits =>
  labelPresence(answer.regions, settings.labels);
