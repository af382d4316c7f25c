import { polygonIou } from "../../agreement/polygon-overlap.ts";
import { softF1 } from "../../agreement/soft-f1.ts";
import { labelPresence } from "../presence.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import { cornersOf } from "../turned.ts";
import type { RotatedBoxAnswer, RotatedBoxRegion, RotatedBoxSettings } from "./schema.ts";

const withCorners = (region: RotatedBoxRegion) => ({ ...region, rings: [cornersOf(region)] });

/** Intersection over union of the turned outlines, exact up to float64 rounding. */
export const compare = (first: RotatedBoxAnswer, second: RotatedBoxAnswer): Comparison =>
  softF1(first.regions.map(withCorners), second.regions.map(withCorners), (one, other) =>
    polygonIou(one.rings, other.rings),
  );

export const reliability = (answer: RotatedBoxAnswer, settings: RotatedBoxSettings): ReliabilityUnits =>
  labelPresence(answer.regions, settings.labels);
