import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { problem } from "../problem-keys.ts";
import { isInside, pictureProblems, regionProblems } from "../region.ts";
import type { Point, PolygonAnswer, PolygonSettings } from "./schema.ts";

export function checkAnswer(answer: PolygonAnswer, settings: PolygonSettings, facts: FieldFacts): readonly Problem[] {
  const problems = [...pictureProblems(answer, facts), ...regionProblems(answer.regions, settings.labels, settings)];
  for (const [index, { id, rings }] of answer.regions.entries()) {
    const path = ["regions", index];
    const vertices = rings.reduce((sum, ring) => sum + ring.length, 0);
    if (rings.some((ring) => ring.length < settings.minVertices)) {
      problems.push(problem("answer.too-few-vertices", path, { id, minimum: settings.minVertices }));
    }
    if (vertices > settings.maxVertices) {
      problems.push(problem("answer.too-many-vertices", path, { id, maximum: settings.maxVertices }));
    }
    if (rings.length === 0 || rings.some(isFlat)) problems.push(problem("answer.no-area", path, { id }));
    if (!rings.flat().every((point) => isInside(point, answer))) {
      problems.push(problem("answer.outside-picture", path, { id }));
    }
  }
  return problems;
}

/** All points on one line. Linear in time, unlike the exact area: anybody may submit a ring of any shape. */
function isFlat(ring: readonly Point[]): boolean {
  const [origin] = ring;
  const other = ring.find((point) => origin !== undefined && (point[0] !== origin[0] || point[1] !== origin[1]));
  if (origin === undefined || other === undefined) return true;
  const [dx, dy] = [other[0] - origin[0], other[1] - origin[1]];
  return ring.every(([x, y]) => dx * (y - origin[1]) === dy * (x - origin[0]));
}
