import { type FactsByField, referredProblems, type StoredAnswer, type StoredAnswers } from "@keyhole/shared/answers";
import type { Problem } from "@keyhole/shared/errors";
import type { FieldFacts } from "@keyhole/shared/fields/field-type";
import type { Form, Question } from "@keyhole/shared/form";
import type { Parsed } from "@keyhole/shared/questions/question-type";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { found, isObject } from "../read/record.ts";
import type { ImportPlan } from "./plan.ts";

/** A raw answer of one column: predictions and reference answers alike. */
export interface RawAnswer {
  readonly question: string;
  readonly as: "prediction" | "reference";
  readonly raw: unknown;
}

type Renaming = Readonly<Record<string, string | null>>;

/** Gives labels the form's names, wherever a raw answer holds them. What is renamed to null is dropped. */
export function relabelled(raw: unknown, names: Renaming): unknown {
  const renamed = (value: string): string | null => (Object.hasOwn(names, value) ? (names[value] ?? null) : value);
  if (typeof raw === "string") return renamed(raw) ?? undefined;
  if (Array.isArray(raw)) {
    return raw.map((each: unknown) => relabelled(each, names)).filter((each) => each !== undefined);
  }
  if (!isObject(raw)) return raw;
  if (typeof raw["label"] === "string") {
    const label = renamed(raw["label"]);
    return label === null ? undefined : { ...raw, label };
  }
  for (const list of ["regions", "selected", "groups"]) {
    if (Array.isArray(raw[list])) return { ...raw, [list]: relabelled(raw[list], names) };
  }
  return raw;
}

/** What a cell of a table may stand for: JSON, a list divided by semicolons or by > and =, or just its text. */
export function readings(raw: unknown): readonly unknown[] {
  if (typeof raw !== "string") return [raw];
  const parsed = /^\s*[[{]/u.test(raw) ? jsonOf(raw) : undefined;
  if (parsed !== undefined) return [parsed, raw];
  const places = raw.includes(">") || raw.includes("=") ? [raw.split(">").map((place) => place.split("="))] : [];
  return [raw, ...(raw.includes(";") ? [raw.split(";").map((part) => part.trim())] : []), ...places];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The reading that the type accepts whole, else the first with what could be kept of it. */
export function parseAnswer(question: Question, raw: unknown, facts: FieldFacts): Parsed<unknown> {
  const { formats } = anyQuestionType(question.type);
  if (formats.parse === undefined) return { problems: [found("import.no-import-format", { question: question.name })] };
  let best: Parsed<unknown> | null = null;
  for (const reading of readings(raw)) {
    const parsed = formats.parse(reading, question.settings, facts);
    if (parsed.answer !== undefined && parsed.problems.length === 0) return parsed;
    if (best === null || (best.answer === undefined && parsed.answer !== undefined)) best = parsed;
  }
  return best ?? { problems: [] };
}

export interface MadeAnswers {
  readonly suggestions?: StoredAnswers;
  readonly reference?: StoredAnswers;
  readonly problems: readonly Problem[];
}

/** Answers of one record, checked against what its fields turned out to be. Parts that do not fit are left out. */
export function makeAnswers(
  given: readonly RawAnswer[],
  { form, plan }: { readonly form: Form; readonly plan: Pick<ImportPlan, "labels"> },
  facts: FactsByField,
): MadeAnswers {
  const problems: Problem[] = [];
  const made = { prediction: new Map<string, StoredAnswer>(), reference: new Map<string, StoredAnswer>() };
  for (const { question: name, as, raw } of given) {
    const question = form.questions.find((each) => each.name === name);
    const about = question === undefined ? undefined : facts[question.field];
    if (question === undefined) problems.push(found("import.no-question", { question: name }));
    else if (about === undefined) problems.push(found("import.answer-without-field", { question: name }));
    else {
      const names = Object.hasOwn(plan.labels, name) ? (plan.labels[name] ?? {}) : {};
      const value = relabelled(raw, names);
      if (value === undefined || value === null) continue;
      const parsed = parseAnswer(question, value, about);
      problems.push(...parsed.problems.map((each) => ({ ...each, path: [name, ...each.path] })));
      if (parsed.answer === undefined) continue;
      const type = anyQuestionType(question.type);
      made[as].set(name, { type: question.type, version: type.version, value: parsed.answer });
    }
  }
  const byName = new Map(form.questions.map((question) => [question.name, question]));
  for (const answers of Object.values(made)) problems.push(...dropUnreferred(answers, byName));
  const stored = (answers: ReadonlyMap<string, StoredAnswer>): StoredAnswers => ({
    v: 1,
    answers: Object.fromEntries(answers),
  });
  return {
    ...(made.prediction.size > 0 ? { suggestions: stored(made.prediction) } : {}),
    ...(made.reference.size > 0 ? { reference: stored(made.reference) } : {}),
    problems,
  };
}

/** Takes away what points at regions that the record's other answers do not have, with the reasons. */
function dropUnreferred(answers: Map<string, StoredAnswer>, byName: ReadonlyMap<string, Question>): readonly Problem[] {
  const values = Object.fromEntries([...answers].map(([name, { value }]) => [name, value]));
  return [...answers].flatMap(([name, stored]) => {
    const question = byName.get(name);
    if (question === undefined) return [];
    const problems = referredProblems(stored.value, question, { values, byName });
    if (problems.length === 0) return [];
    const bad = new Set(problems.map(({ path: [, index] }) => index));
    const all = anyQuestionType(question.type).regions(stored.value);
    const regions = all.filter((_, index) => !bad.has(index));
    if (regions.length === 0) answers.delete(name);
    else answers.set(name, { ...stored, value: { ...(stored.value as object), regions } }); // its own type's answer, fewer regions
    return problems.map((each) => ({ ...each, path: [name, ...each.path] }));
  });
}
