import { polygonIou } from "../../agreement/polygon-overlap.ts";
import { softF1 } from "../../agreement/soft-f1.ts";
import { labelPresence } from "../presence.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import { outlineOfEllipse } from "./outline.ts";
import type { EllipseAnswer, EllipseRegion, EllipseSettings } from "./schema.ts";

const withRings = (region: EllipseRegion) => ({ ...region, rings: [outlineOfEllipse(region)] });

/** Intersection over union of the polygons of 72 corners that stand for the ellipses. */
export const compare = (first: EllipseAnswer, second: EllipseAnswer): Comparison =>
  softF1(first.regions.map(withRings), second.regions.map(withRings), (one, other) =>
    polygonIou(one.rings, other.rings),
  );

export const reliability = (answer: EllipseAnswer, settings: EllipseSettings): ReliabilityUnits =>
  labelPresence(answer.regions, settings.labels);
