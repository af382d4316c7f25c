import { conditionLimits, simpleConditions, type Condition, type SimpleCondition } from "./conditions.ts";
import type { Problem } from "./errors.ts";
import type { Form, Question } from "./form.ts";
import type { FormRule } from "./form-rules.ts";
import { problem, under } from "./questions/problem-keys.ts";
import { anyQuestionType } from "./questions/registry.ts";

type Path = readonly (string | number)[];

/** What cannot work in the questions' conditions and parts and in the rules between answers. Paths start at the form. */
export function logicProblems(form: Form): readonly Problem[] {
  return [
    ...form.questions.flatMap((question, index) =>
      under(
        ["questions", index],
        [
          ...eachProblems(question, form, index),
          ...referProblems(question, form, index),
          ...conditionProblems(question.when, "when", { question, form, index }),
          ...conditionProblems(question.requiredWhen, "requiredWhen", { question, form, index }),
          ...(question.required && question.requiredWhen !== undefined
            ? [problem("form.required-already", ["requiredWhen"], {})]
            : []),
        ],
      ),
    ),
    ...form.rules.flatMap((rule, index) => under(["rules", index], ruleProblems(rule, form))),
  ];
}

function eachProblems({ type, each, field }: Question, form: Form, index: number): readonly Problem[] {
  if (each === undefined) return [];
  const problems: Problem[] = [];
  if (anyQuestionType(type).draws) problems.push(problem("form.each-draws", ["each"], { type }));
  if (each.of !== "region") {
    const kind = form.fields.find(({ name }) => name === field)?.kind;
    return kind === "conversation" ? problems : [...problems, problem("form.each-needs-conversation", ["each"], {})];
  }
  const at = form.questions.findIndex(({ name }) => name === each.question);
  const parent = form.questions[at];
  const question = each.question;
  if (parent === undefined || at >= index)
    problems.push(problem("form.each-unknown", ["each", "question"], { question }));
  else if (!anyQuestionType(parent.type).draws)
    problems.push(problem("form.each-no-regions", ["each", "question"], { question }));
  else {
    if (parent.field !== field) problems.push(problem("form.each-other-field", ["field"], { question }));
    problems.push(...labelProblems(parent, each.labels, ["each", "labels"]));
  }
  return problems;
}

/** What answers point at must be asked before them, of the same field, by a question that has such regions. */
function referProblems({ type, settings, field }: Question, form: Form, index: number): readonly Problem[] {
  const refers = anyQuestionType(type).refers?.to(settings);
  if (refers === undefined) return [];
  const { question } = refers;
  const at = form.questions.findIndex(({ name }) => name === question);
  const parent = form.questions[at];
  const path = ["settings", ...refers.path];
  if (parent === undefined || at >= index) return [problem("form.refers-unknown", path, { question })];
  if (!refers.types.includes(parent.type)) {
    return [problem("form.refers-type", path, { question: parent.title, allowed: refers.types.join(", ") })];
  }
  const labels = new Set(
    anyQuestionType(parent.type)
      .labels(parent.settings)
      .map(({ value }) => value),
  );
  return [
    ...(parent.field === field ? [] : [problem("form.refers-other-field", path, { question: parent.title })]),
    ...refers.labels.flatMap(({ label, path: place }) =>
      labels.has(label)
        ? []
        : [problem("form.label-unknown", ["settings", ...place], { question: parent.title, label })],
    ),
  ];
}

function labelProblems(of: Question, wanted: readonly string[], path: Path): readonly Problem[] {
  const known = new Set(
    anyQuestionType(of.type)
      .labels(of.settings)
      .map(({ value }) => value),
  );
  return wanted.flatMap((label, index) =>
    known.has(label) ? [] : [problem("form.label-unknown", [...path, index], { question: of.title, label })],
  );
}

interface Place {
  readonly question: Question;
  readonly form: Form;
  readonly index: number;
}

function conditionProblems(
  wanted: Condition | undefined,
  member: "when" | "requiredWhen",
  place: Place,
): readonly Problem[] {
  if (wanted === undefined) return [];
  const simple = simpleConditions(wanted);
  const problems = simple.flatMap(({ condition, path }) => under([member, ...path], simpleProblems(condition, place)));
  const { depth, parts } = conditionLimits;
  const tooMuch = simple.length > parts || simple.some((each) => each.depth > depth);
  return tooMuch ? [problem("form.condition-deep", [member], { maximum: parts }), ...problems] : problems;
}

function simpleProblems(wanted: SimpleCondition, { question, form, index }: Place): readonly Problem[] {
  const name = wanted.question;
  const at = form.questions.findIndex((each) => each.name === name);
  const other = form.questions[at];
  if (other === undefined) return [problem("form.condition-unknown", ["question"], { question: name })];
  // Only what stands before can be looked at: no circle can come about, and the screen never jumps upwards.
  if (at >= index) return [problem("form.condition-later", ["question"], { question: other.title })];
  if (other.each !== undefined && !sameParts(other, question)) {
    return [problem("form.condition-each", ["question"], { question: other.title })];
  }
  const type = anyQuestionType(other.type);
  if ("is" in wanted) {
    if (type.labels(other.settings).length > 0) return labelProblems(other, wanted.is, ["is"]);
    const onlyTie = other.type === "choice" && wanted.is.every((value) => value === "tie");
    return onlyTie ? [] : [problem("form.condition-no-values", ["question"], { question: other.title })];
  }
  if ("answered" in wanted) return [];
  const { from, to } = wanted;
  if (!hasAmount(other)) return [problem("form.condition-no-amount", ["question"], { question: other.title })];
  if (from !== undefined && to !== undefined && from > to) {
    return [problem("form.condition-range", ["from"], { minimum: from, maximum: to })];
  }
  return from === undefined && to === undefined ? [problem("form.rule-nothing", [], {})] : [];
}

/** Both are asked of the very same parts, so that one part's answer can decide about the other's. */
const sameParts = (one: Question, other: Question): boolean =>
  one.each !== undefined &&
  other.each !== undefined &&
  one.each.of === other.each.of &&
  (one.each.of !== "region" || other.each.of !== "region" || one.each.question === other.each.question) &&
  one.field === other.field;

const hasAmount = ({ type, settings }: Question): boolean => anyQuestionType(type).hasAmount(settings);

function ruleProblems(rule: FormRule, form: Form): readonly Problem[] {
  const bounds = rule.kind === "inside" ? [] : boundProblems(rule);
  switch (rule.kind) {
    case "count":
      return [...bounds, ...regionQuestion(rule.question, form, { at: "question", labels: rule.labels })];
    case "answered":
      return [
        ...bounds,
        ...rule.questions.flatMap((name, index) => {
          const twice = rule.questions.indexOf(name) < index;
          return under(
            ["questions", index],
            twice ? [problem("form.rule-question-twice", [], { question: name })] : wholeQuestion(name, form),
          );
        }),
      ];
    case "inside":
      return [
        ...regionQuestion(rule.question, form, { at: "question", labels: rule.labels }),
        ...regionQuestion(rule.parent, form, { at: "parent", labels: rule.parentLabels }),
        ...unlike(rule, form),
      ];
  }
}

function boundProblems({ min, max }: { readonly min: number; readonly max: number | null }): readonly Problem[] {
  if (max !== null && min > max) return [problem("settings.min-over-max", ["min"], { minimum: min, maximum: max })];
  return min === 0 && max === null ? [problem("form.rule-nothing", [], {})] : [];
}

function wholeQuestion(name: string, form: Form): readonly Problem[] {
  const question = form.questions.find((each) => each.name === name);
  if (question === undefined) return [problem("form.rule-unknown", [], { question: name })];
  return question.each === undefined ? [] : [problem("form.rule-each", [], { question: question.title })];
}

function regionQuestion(
  name: string,
  form: Form,
  { at, labels }: { readonly at: "question" | "parent"; readonly labels: readonly string[] },
): readonly Problem[] {
  const question = form.questions.find((each) => each.name === name);
  if (question === undefined) return [problem("form.rule-unknown", [at], { question: name })];
  if (anyQuestionType(question.type).extents === undefined) {
    return [problem("form.rule-no-regions", [at], { question: question.title })];
  }
  return labelProblems(question, labels, [at === "question" ? "labels" : "parentLabels"]);
}

/** A span lies in no box: both must be of one field, and of one kind. */
function unlike(rule: Extract<FormRule, { readonly kind: "inside" }>, form: Form): readonly Problem[] {
  const [one, other] = [rule.question, rule.parent].map((name) => form.questions.find((each) => each.name === name));
  return one === undefined || other === undefined || one.field === other.field
    ? []
    : [problem("form.rule-unlike", ["parent"], { question: one.title, parent: other.title })];
}
