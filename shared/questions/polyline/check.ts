import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { problem } from "../problem-keys.ts";
import { isInside, pictureProblems, regionProblems } from "../region.ts";
import type { PolylineAnswer, PolylineSettings } from "./schema.ts";

export function checkAnswer(answer: PolylineAnswer, settings: PolylineSettings, facts: FieldFacts): readonly Problem[] {
  const problems = [...pictureProblems(answer, facts), ...regionProblems(answer.regions, settings.labels, settings)];
  for (const [index, { id, points }] of answer.regions.entries()) {
    const path = ["regions", index];
    if (points.length < settings.minVertices) {
      problems.push(problem("answer.too-few-vertices", path, { id, minimum: settings.minVertices }));
    }
    if (points.length > settings.maxVertices) {
      problems.push(problem("answer.too-many-vertices", path, { id, maximum: settings.maxVertices }));
    }
    const [first] = points;
    if (points.every(([x, y]) => x === first?.[0] && y === first[1])) {
      problems.push(problem("answer.no-length", path, { id }));
    }
    if (!points.every((point) => isInside(point, answer))) {
      problems.push(problem("answer.outside-picture", path, { id }));
    }
  }
  return problems;
}
