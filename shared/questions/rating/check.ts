import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { FieldKind } from "../../vocabulary.ts";
import { candidateProblems, candidatesOf } from "../options.ts";
import { problem } from "../problem-keys.ts";
import { scalePoints, scaleSteps } from "./scale.ts";
import { type RatingAnswer, type RatingSettings, scaleLimit } from "./schema.ts";

export function checkSettings(settings: RatingSettings, kind: FieldKind | undefined): readonly Problem[] {
  const { scale, criteria, perCandidate } = settings;
  const problems = perCandidate ? [...candidateProblems(kind, "perCandidate")] : [];
  const steps = scaleSteps(scale);
  if (scale.min >= scale.max) {
    problems.push(problem("settings.min-over-max", ["scale"], { minimum: scale.min, maximum: scale.max }));
  } else if (steps > scaleLimit) {
    problems.push(problem("settings.scale-steps", ["scale"], { steps, maximum: scaleLimit }));
  }
  if (criteria.length === 0) problems.push(problem("settings.no-criterion", ["criteria"], {}));
  const points = new Set(steps <= scaleLimit ? scalePoints(scale).map(String) : []);
  const seen = new Set<string>();
  for (const [index, { value, anchors }] of criteria.entries()) {
    if (seen.has(value)) problems.push(problem("settings.criterion-twice", ["criteria", index, "value"], { value }));
    seen.add(value);
    for (const anchor of Object.keys(anchors)) {
      if (points.has(anchor)) continue;
      problems.push(problem("settings.anchor-off-scale", ["criteria", index, "anchors", anchor], { anchor }));
    }
  }
  return problems;
}

export function checkAnswer(answer: RatingAnswer, settings: RatingSettings, facts: FieldFacts): readonly Problem[] {
  const { min: minimum, max: maximum, step } = settings.scale;
  const points = new Set(scalePoints(settings.scale));
  const criteria = new Set(settings.criteria.map(({ value }) => value));
  const rated: readonly (string | null)[] = settings.perCandidate ? candidatesOf(facts) : [null];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, { criterion, candidate, value }] of answer.ratings.entries()) {
    const path = ["ratings", index];
    if (!criteria.has(criterion)) problems.push(problem("answer.unknown-criterion", path, { criterion }));
    if (!rated.includes(candidate)) problems.push(problem("answer.unknown-candidate", path, named(candidate)));
    if (value === "not-applicable") {
      if (settings.criteria.find((each) => each.value === criterion)?.notApplicable === false) {
        problems.push(problem("answer.must-apply", [...path, "value"], { criterion }));
      }
    } else if (!points.has(value))
      problems.push(problem("answer.off-scale", [...path, "value"], { minimum, maximum, step }));
    const unit = JSON.stringify([criterion, candidate]);
    if (seen.has(unit)) problems.push(problem("answer.rating-twice", path, { criterion, ...named(candidate) }));
    seen.add(unit);
  }
  if (answer.ratings.length === 0) return problems;
  for (const { value: criterion, required } of settings.criteria) {
    for (const candidate of required ? rated : []) {
      if (seen.has(JSON.stringify([criterion, candidate]))) continue;
      problems.push(problem("answer.rating-missing", ["ratings"], { criterion, ...named(candidate) }));
    }
  }
  return problems;
}

const named = (candidate: string | null) => ({ candidate: candidate ?? "" });
