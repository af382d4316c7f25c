import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { problem } from "../problem-keys.ts";
import { isInside, pictureProblems, regionProblems } from "../region.ts";
import type { BoxAnswer, BoxSettings } from "./schema.ts";

export function checkAnswer(answer: BoxAnswer, settings: BoxSettings, facts: FieldFacts): readonly Problem[] {
  const problems = [...pictureProblems(answer, facts), ...regionProblems(answer.regions, settings.labels, settings)];
  for (const [index, { id, x, y, width, height }] of answer.regions.entries()) {
    const path = ["regions", index];
    if (!isInside([x, y], answer) || !isInside([x + width, y + height], answer)) {
      problems.push(problem("answer.outside-picture", path, { id }));
    }
    if (width === 0 || height === 0) problems.push(problem("answer.no-area", path, { id }));
    else if (Math.min(width, height) < settings.minSize) {
      problems.push(problem("answer.too-small", path, { id, minimum: settings.minSize }));
    }
  }
  return problems;
}
