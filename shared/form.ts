import { z } from "zod";
import { condition } from "./conditions.ts";
import { eachPart } from "./each.ts";
import type { Problem } from "./errors.ts";
import { fieldDefinition } from "./fields/field-type.ts";
import { logicProblems } from "./form-logic.ts";
import { formRule, ruleLimit } from "./form-rules.ts";
import { problem, under } from "./questions/problem-keys.ts";
import { schemaProblems } from "./questions/schema-problems.ts";
import { anyQuestionType, type SettingsOf } from "./questions/registry.ts";
import { reservedHotkeys } from "./questions/reserved-hotkeys.ts";
import { fail, ok, type Result } from "./result.ts";
import { questionTypeNames, type QuestionTypeName } from "./vocabulary.ts";

/** Counts: fields, questions and rules of one form, labels or options of one question, nodes of one question's tree. */
export const formLimits = { fields: 20, questions: 50, rules: ruleLimit, labels: 1000, nodes: 10_000 };
export type FormLimits = typeof formLimits;

const questionBase = z.strictObject({
  /** Key of its answer, stable for the life of the project. */
  name: z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/),
  title: z.string().min(1).max(120),
  description: z.string().max(2000).default(""),
  type: z.enum(questionTypeNames),
  /** Name of the field it asks about. */
  field: z.string(),
  required: z.boolean().default(true),
  settings: z.unknown().optional(),
  /** Asked once for each part of something; without it, once for the item. */
  each: eachPart.optional(),
  /** Asked only while this holds. Conditions look at questions that stand before this one. */
  when: condition.optional(),
  /** Must be answered while this holds, though `required` is off. */
  requiredWhen: condition.optional(),
});

type Base = Omit<z.infer<typeof questionBase>, "type" | "settings">;
/** A question of one type, with that type's settings. */
export type QuestionOf<Name extends QuestionTypeName> = Base & {
  readonly type: Name;
  readonly settings: SettingsOf<Name>;
};
/** Any question; narrow it by `type`. */
export type Question = { [Name in QuestionTypeName]: QuestionOf<Name> }[QuestionTypeName];

/** Settings are read by their own type's schema, which fills in every default. */
export const questionDefinition = questionBase.transform((question, context): Question => {
  const settings = anyQuestionType(question.type).settings.safeParse(question.settings ?? {});
  if (settings.success) return { ...question, settings: settings.data } as Question; // the schema of this very type
  for (const issue of settings.error.issues) {
    const path = ["settings", ...issue.path];
    // A finished issue is a raw one with its message; the union of both cannot be spread in types.
    context.issues.push({ ...issue, input: issue.input, path } as z.core.$ZodRawIssue);
  }
  return z.NEVER;
});

/** What a project shows and asks. A change after work exists makes a new version in the store; `v` is the encoding. */
export const formDefinition = z.strictObject({
  v: z.literal(1),
  fields: z.array(fieldDefinition),
  questions: z.array(questionDefinition),
  /** What must hold between answers. */
  rules: z.array(formRule).default([]),
});
export type Form = z.infer<typeof formDefinition>;

/** From JSON to a form that can work, or everything that is wrong with it. */
export function parseForm(raw: unknown, limits: FormLimits = formLimits): Result<Form, readonly Problem[]> {
  const read = formDefinition.safeParse(raw);
  if (!read.success) return fail(schemaProblems(read.error));
  const problems = checkForm(read.data, limits);
  return problems.length === 0 ? ok(read.data) : fail(problems);
}

/** What the schema cannot see. Paths start at the form. */
export function checkForm(form: Form, limits: FormLimits = formLimits): readonly Problem[] {
  return [
    ...countProblems(form, limits),
    ...namesTwice(form.fields, "fields", "form.field-name-twice"),
    ...namesTwice(form.questions, "questions", "form.question-name-twice"),
    ...form.fields.flatMap(({ kind, display }, index) =>
      display === undefined || kind === "conversation"
        ? []
        : [problem("form.display-needs-conversation", ["fields", index, "display"], {})],
    ),
    ...form.questions.flatMap((question, index) =>
      under(["questions", index], questionProblems(question, form, limits)),
    ),
    ...hotkeyProblems(form),
    ...logicProblems(form),
  ];
}

function countProblems({ fields, questions, rules }: Form, limits: FormLimits): readonly Problem[] {
  const problems: Problem[] = [];
  if (fields.length === 0) problems.push(problem("form.no-field", ["fields"], {}));
  if (questions.length === 0) problems.push(problem("form.no-question", ["questions"], {}));
  if (fields.length > limits.fields) {
    const values = { maximum: limits.fields, count: fields.length };
    problems.push(problem("form.too-many-fields", ["fields"], values));
  }
  if (questions.length > limits.questions) {
    const values = { maximum: limits.questions, count: questions.length };
    problems.push(problem("form.too-many-questions", ["questions"], values));
  }
  if (rules.length > limits.rules) {
    problems.push(problem("form.too-many-rules", ["rules"], { maximum: limits.rules, count: rules.length }));
  }
  return problems;
}

function namesTwice(
  list: readonly { readonly name: string }[],
  at: "fields" | "questions",
  key: "form.field-name-twice" | "form.question-name-twice",
): readonly Problem[] {
  return list.flatMap(({ name }, index) =>
    list.findIndex((each) => each.name === name) < index ? [problem(key, [at, index, "name"], { name })] : [],
  );
}

function questionProblems(question: Question, { fields }: Form, limits: FormLimits): readonly Problem[] {
  const type = anyQuestionType(question.type);
  const kind = fields.find(({ name }) => name === question.field)?.kind;
  const problems: Problem[] = [];
  if (kind === undefined) problems.push(problem("form.field-missing", ["field"], { field: question.field }));
  else if (!type.targets.includes(kind)) {
    const values = { type: question.type, kind, allowed: type.targets.join(", ") };
    problems.push(problem("form.field-kind", ["field"], values));
  }
  problems.push(...comparedProblems(question, fields));
  problems.push(...sizeProblems(question, limits));
  // The wrong kind of field was said above: once is enough.
  const asked = kind !== undefined && type.targets.includes(kind) ? kind : undefined;
  return [...problems, ...under(["settings"], type.checkSettings(question.settings, asked))];
}

function comparedProblems(question: Question, fields: Form["fields"]): readonly Problem[] {
  const named = anyQuestionType(question.type).fields?.(question.settings) ?? [];
  const problems = named.flatMap(({ name, path }) =>
    name === null || fields.some((field) => field.name === name)
      ? []
      : [problem("form.field-missing", ["settings", ...path], { field: name })],
  );
  const isOne = named.length === 0 || named.some(({ name }) => name === null || name === question.field);
  return isOne ? problems : [...problems, problem("form.field-not-compared", ["field"], { field: question.field })];
}

function sizeProblems({ type, settings }: Question, limits: FormLimits): readonly Problem[] {
  const known = anyQuestionType(type);
  const nodes = known.nodes?.(settings);
  if (nodes !== undefined) {
    const values = { maximum: limits.nodes, count: nodes };
    return nodes > limits.nodes ? [problem("form.too-many-nodes", ["settings", "nodes"], values)] : [];
  }
  const count = known.labels(settings).length;
  return count > limits.labels
    ? [problem("form.too-many-labels", ["settings"], { maximum: limits.labels, count })]
    : [];
}

/** One key does one thing, in all questions together: they are on screen at the same time. */
function hotkeyProblems({ fields, questions }: Form): readonly Problem[] {
  const reserved = reservedHotkeys(fields.map(({ kind }) => kind));
  const taken = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [index, question] of questions.entries()) {
    for (const { key, path } of anyQuestionType(question.type).hotkeys(question.settings)) {
      const at = ["questions", index, "settings", ...path];
      const other = taken.get(key);
      if (reserved.has(key)) problems.push(problem("form.hotkey-reserved", at, { key }));
      else if (other !== undefined) problems.push(problem("form.hotkey-twice", at, { key, other }));
      else taken.set(key, question.title === "" ? question.name : question.title);
    }
  }
  return problems;
}
