import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { regionProblems } from "../region.ts";
import { turnedProblems } from "../turned.ts";
import { type EllipseAnswer, type EllipseSettings, frameOfEllipse } from "./schema.ts";

export function checkAnswer(
  { regions, width, height }: EllipseAnswer,
  settings: EllipseSettings,
  facts: FieldFacts,
): readonly Problem[] {
  const shapes = regions.map((region) => ({ id: region.id, frame: frameOfEllipse(region) }));
  return [
    ...turnedProblems(shapes, { width, height, minSize: settings.minSize }, facts),
    ...regionProblems(regions, settings.labels, settings),
  ];
}
