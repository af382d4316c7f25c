import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { problem } from "../problem-keys.ts";
import { isInside, pictureProblems, regionProblems } from "../region.ts";
import type { KeypointAnswer, KeypointSettings } from "./schema.ts";

export function checkAnswer(answer: KeypointAnswer, settings: KeypointSettings, facts: FieldFacts): readonly Problem[] {
  const problems = [...pictureProblems(answer, facts), ...regionProblems(answer.regions, settings.labels, settings)];
  const taken = new Set<string>();
  for (const [index, { id, label, object, x, y }] of answer.regions.entries()) {
    const path = ["regions", index];
    if (!isInside([x, y], answer)) problems.push(problem("answer.outside-picture", path, { id }));
    const name = JSON.stringify([object ?? null, label]);
    if (settings.unique && taken.has(name)) problems.push(problem("answer.point-twice", path, { label }));
    taken.add(name);
  }
  return problems;
}
