import { z } from "zod";
import type { AnswerValues } from "./asks.ts";
import type { Problem } from "./errors.ts";
import type { Form, Question } from "./form.ts";
import { problem } from "./questions/problem-keys.ts";
import type { Extent, Region } from "./questions/question-type.ts";
import { anyQuestionType } from "./questions/registry.ts";

const name = z.string().min(1).max(40);
const labels = z.array(z.string().min(1).max(100)).max(1000).default([]);
const count = z.int().min(0).max(20_000);
/** What the worker reads when the rule is broken; where it is empty, the product says it in its own words. */
const message = z.string().max(300).default("");

/**
 * A rule over several answers. `labels` without members are all labels.
 * - `count`: how many regions with these labels there must be.
 * - `answered`: how many of these questions must be answered; exactly one of them is `min` 1, `max` 1.
 * - `inside`: each region lies within some region of the parent question, `tolerance` pixels or code points aside.
 */
export const formRule = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("count"),
    question: name,
    labels,
    min: count.default(0),
    max: count.nullable().default(null),
    message,
  }),
  z.strictObject({
    kind: z.literal("answered"),
    questions: z.array(name).min(2).max(50),
    min: count.default(1),
    max: count.nullable().default(null),
    message,
  }),
  z.strictObject({
    kind: z.literal("inside"),
    question: name,
    labels,
    parent: name,
    parentLabels: labels,
    tolerance: z.number().min(0).max(1000).default(0),
    message,
  }),
]);
export type FormRule = z.infer<typeof formRule>;

/** Rules of one form. */
export const ruleLimit = 100;

/** What the answers break of the form's rules. Paths start at the answers' envelope. */
export function checkRules(form: Form, values: AnswerValues): readonly Problem[] {
  const byName = new Map(form.questions.map((question) => [question.name, question]));
  return form.rules.flatMap((rule) => broken(rule, { byName, values }));
}

interface Given {
  readonly byName: ReadonlyMap<string, Question>;
  readonly values: AnswerValues;
}

function broken(rule: FormRule, given: Given): readonly Problem[] {
  switch (rule.kind) {
    case "count": {
      const found = withLabels(regionsOf(rule.question, given), rule.labels).length;
      return told(rule, found, () => ["answers", rule.question]);
    }
    case "answered": {
      const found = rule.questions.filter((each) => isAnswered(each, given)).length;
      return told(rule, found, () => ["answers", rule.questions[0] ?? ""]);
    }
    case "inside":
      return outside(rule, given);
  }
}

function told(
  rule: Extract<FormRule, { readonly max: number | null }>,
  found: number,
  path: () => readonly string[],
): readonly Problem[] {
  if (found >= rule.min && found <= (rule.max ?? Infinity)) return [];
  if (rule.message !== "") return [problem("rule.own-words", path(), { message: rule.message })];
  const what = rule.kind === "count" ? rule.labels.join(", ") : rule.questions.join(", ");
  return found < rule.min
    ? [problem(`rule.${rule.kind}-too-few`, path(), { minimum: rule.min, count: found, what })]
    : [problem(`rule.${rule.kind}-too-many`, path(), { maximum: rule.max ?? 0, count: found, what })];
}

function outside(rule: Extract<FormRule, { readonly kind: "inside" }>, given: Given): readonly Problem[] {
  const parents = extentsOf(rule.parent, rule.parentLabels, given);
  return extentsOf(rule.question, rule.labels, given).flatMap(({ index, region, extent }) =>
    parents.some((parent) => parent.region !== region && holds(parent.extent, extent, rule.tolerance))
      ? []
      : [
          rule.message === ""
            ? problem("rule.outside-parent", ["answers", rule.question, "value", "regions", index], {
                id: region.id,
                label: region.label,
              })
            : problem("rule.own-words", ["answers", rule.question, "value", "regions", index], {
                message: rule.message,
              }),
        ],
  );
}

/** Whether `inner` lies within `outer`; by their bounding boxes for shapes, in the same text for spans. */
export function holds(outer: Extent, inner: Extent, tolerance: number): boolean {
  if (outer.kind !== inner.kind || outer.part !== inner.part) return false;
  return (
    inner.from.every((value, axis) => value >= (outer.from[axis] ?? Infinity) - tolerance) &&
    inner.to.every((value, axis) => value <= (outer.to[axis] ?? -Infinity) + tolerance)
  );
}

const answerOf = (question: string, { values }: Given): unknown =>
  Object.hasOwn(values, question) ? values[question] : undefined;

function isAnswered(question: string, given: Given): boolean {
  const asked = given.byName.get(question);
  const answer = answerOf(question, given);
  return asked !== undefined && answer !== undefined && !anyQuestionType(asked.type).isEmpty(answer);
}

function regionsOf(question: string, given: Given): readonly Region[] {
  const asked = given.byName.get(question);
  const answer = answerOf(question, given);
  return asked === undefined || answer === undefined ? [] : anyQuestionType(asked.type).regions(answer);
}

const withLabels = (regions: readonly Region[], wanted: readonly string[]): readonly Region[] =>
  wanted.length === 0 ? regions : regions.filter(({ label }) => wanted.includes(label));

function extentsOf(question: string, wanted: readonly string[], given: Given) {
  const asked = given.byName.get(question);
  const answer = answerOf(question, given);
  if (asked === undefined || answer === undefined) return [];
  const type = anyQuestionType(asked.type);
  const regions = type.regions(answer);
  return (type.extents?.(answer) ?? []).flatMap((extent, index) => {
    const region = regions[index];
    return region === undefined || (wanted.length > 0 && !wanted.includes(region.label))
      ? []
      : [{ index, region, extent }];
  });
}
