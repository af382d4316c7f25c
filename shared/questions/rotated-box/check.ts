import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { regionProblems } from "../region.ts";
import { turnedProblems } from "../turned.ts";
import type { RotatedBoxAnswer, RotatedBoxSettings } from "./schema.ts";

export function checkAnswer(
  { regions, width, height }: RotatedBoxAnswer,
  settings: RotatedBoxSettings,
  facts: FieldFacts,
): readonly Problem[] {
  const shapes = regions.map((frame) => ({ id: frame.id, frame }));
  return [
    ...turnedProblems(shapes, { width, height, minSize: settings.minSize }, facts),
    ...regionProblems(regions, settings.labels, settings),
  ];
}
