import { z } from "zod";
import { type AnswerValues, type Ask, asksOf } from "./asks.ts";
import { answerKey, type PartId, splitKey } from "./each.ts";
import type { Problem } from "./errors.ts";
import { utf8Length } from "./fields/code-points.ts";
import type { FieldFacts } from "./fields/field-type.ts";
import type { Form, Question } from "./form.ts";
import { checkRules } from "./form-rules.ts";
import { problem, under } from "./questions/problem-keys.ts";
import { schemaProblems } from "./questions/schema-problems.ts";
import type { QuestionType } from "./questions/question-type.ts";
import { type AnswerOf, anyQuestionType } from "./questions/registry.ts";
import { fail, ok, type Result } from "./result.ts";
import { questionTypeNames, type QuestionTypeName } from "./vocabulary.ts";

/** Bytes of the answers to one task as JSON in UTF-8, drafts and submits alike. */
export const answersLimit = 4 * 1024 * 1024;

const storedAnswer = z.strictObject({
  type: z.enum(questionTypeNames),
  version: z.int().min(1),
  value: z.unknown(),
});
/** One answer as stored: enough to read it without the form it was given under. */
export type StoredAnswer = z.infer<typeof storedAnswer>;

/**
 * A worker's answers to one task, by `answerKey`. `v` is the encoding of this envelope. `shown` is the order in which the
 * candidates of a field were shown, by their ids, where the form shuffles them: the server puts it in, never a page.
 */
export const storedAnswers = z.strictObject({
  v: z.literal(1),
  answers: z.record(z.string(), storedAnswer),
  shown: z.record(z.string(), z.array(z.string())).optional(),
});
export type StoredAnswers = z.infer<typeof storedAnswers>;

export const noAnswers: StoredAnswers = { v: 1, answers: {} };

/** An answer of the current version, ready to be stored. */
export const toStored = <Name extends QuestionTypeName>(type: Name, value: AnswerOf<Name>): StoredAnswer => ({
  type,
  version: anyQuestionType(type).version,
  value,
});

/**
 * The answer to a question from answers that are up to date (`upgradeAnswers`), or undefined where there is none or it
 * belongs to another type, as after a question was replaced by one of the same name. `part` for a question asked of each.
 */
export function answerTo<Name extends QuestionTypeName>(
  { answers }: StoredAnswers,
  { name, type }: { readonly name: string; readonly type: Name },
  part?: PartId,
): AnswerOf<Name> | undefined {
  const stored = own(answers, answerKey(name, part));
  if (stored === undefined || stored.type !== type) return undefined;
  const read = anyQuestionType(type).answer.safeParse(stored.value);
  return read.success ? (read.data as AnswerOf<Name>) : undefined; // parsed by this type's own schema
}

type TypeOf = (name: QuestionTypeName) => Pick<QuestionType<unknown, unknown>, "version" | "migrations" | "answer">;

/**
 * Stored answers of any earlier version in the current one. Fails where a value is not what its version promises or was
 * written by a newer Keyhole; nothing is guessed. `typeOf` is a parameter so that tests can bring a type with a history.
 */
export function upgradeAnswers(
  raw: unknown,
  typeOf: TypeOf = anyQuestionType,
): Result<StoredAnswers, readonly Problem[]> {
  const read = storedAnswers.safeParse(raw);
  if (!read.success) return fail(schemaProblems(read.error));
  const problems: Problem[] = [];
  const answers: [string, StoredAnswer][] = [];
  for (const [name, stored] of Object.entries(read.data.answers)) {
    const upgraded = upgrade(stored, typeOf(stored.type));
    if (upgraded.ok) answers.push([name, upgraded.value]);
    else problems.push(...under(["answers", name], upgraded.failure));
  }
  if (problems.length > 0) return fail(problems);
  const { shown } = read.data;
  return ok({ v: 1, answers: Object.fromEntries(answers), ...(shown === undefined ? {} : { shown }) });
}

function upgrade(stored: StoredAnswer, type: ReturnType<TypeOf>): Result<StoredAnswer, readonly Problem[]> {
  if (stored.version > type.version) {
    return fail([problem("answer.newer-version", ["version"], { version: stored.version, known: type.version })]);
  }
  let value = stored.value;
  for (let version = stored.version; version < type.version; version++) {
    const migrate = type.migrations[version];
    if (migrate === undefined) throw new Error(`no migration of ${stored.type} from version ${version}`);
    value = migrate(value);
  }
  const read = type.answer.safeParse(value);
  if (!read.success) return fail(schemaProblems(read.error, ["value"]));
  return ok({ type: stored.type, version: type.version, value: read.data });
}

/** What the fields of one item look like, by field name. A field the item does not have is absent. */
export type FactsByField = Readonly<Record<string, FieldFacts | undefined>>;

/** Everything that keeps answers from being submitted. They must be up to date (`upgradeAnswers`). */
export function checkAnswers({ answers }: StoredAnswers, form: Form, facts: FactsByField): readonly Problem[] {
  const byName = new Map(form.questions.map((question) => [question.name, question]));
  const values = valuesOf(answers, byName);
  const asks = asksOf(form, values, facts);
  const asked = new Set(asks.map(({ key }) => key));
  const extra = Object.keys(answers).filter((key) => !asked.has(key));
  return [
    ...extra.flatMap((key) => under(["answers", key], notAsked(key, byName, facts))),
    ...asks.flatMap((ask) =>
      under(
        ["answers", ask.key],
        [
          ...answerProblems(own(answers, ask.key), ask, own(facts, ask.question.field)),
          ...under(["value"], referredProblems(own(values, ask.key), ask.question, { values, byName })),
        ],
      ),
    ),
    ...checkRules(form, values),
  ];
}

/** What is wrong with an answer (undefined: not given) that points at regions of another question's answer. */
export function referredProblems(
  answer: unknown,
  { type, settings }: Question,
  { values, byName }: { readonly values: AnswerValues; readonly byName: ReadonlyMap<string, Question> },
): readonly Problem[] {
  const refers = anyQuestionType(type).refers;
  if (refers === undefined || answer === undefined) return [];
  const to = byName.get(refers.to(settings).question);
  const other = to === undefined ? undefined : own(values, to.name);
  return refers.check(
    answer,
    settings,
    to === undefined || other === undefined ? [] : anyQuestionType(to.type).regions(other),
  );
}

/** The answers that read, by key; what does not read is a problem of its own and answers nothing. */
function valuesOf(answers: StoredAnswers["answers"], byName: ReadonlyMap<string, Question>): AnswerValues {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, stored]) => {
      const question = byName.get(splitKey(key).question);
      if (question === undefined || question.type !== stored.type) return [];
      const read = anyQuestionType(question.type).answer.safeParse(stored.value);
      return read.success ? [[key, read.data]] : [];
    }),
  );
}

function notAsked(key: string, byName: ReadonlyMap<string, Question>, facts: FactsByField): readonly Problem[] {
  const { question: name, part } = splitKey(key);
  const question = byName.get(name);
  if (question === undefined || (part === undefined) !== (question.each === undefined)) {
    return [problem("answer.unknown-question", [], { question: key })];
  }
  if (own(facts, question.field) === undefined) return [problem("answer.no-facts", [], { field: question.field })];
  return [problem("answer.not-asked", [], { question: question.title })];
}

const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function answerProblems(
  stored: StoredAnswer | undefined,
  { question, required }: Ask,
  facts: FieldFacts | undefined,
): readonly Problem[] {
  const type = anyQuestionType(question.type);
  if (stored === undefined || facts === undefined) return required ? [problem("answer.required", [], {})] : [];
  if (stored.type !== question.type) {
    return [problem("answer.wrong-type", ["type"], { expected: question.type, found: stored.type })];
  }
  const read = type.answer.safeParse(stored.value);
  if (!read.success) return schemaProblems(read.error, ["value"]);
  if (type.isEmpty(read.data)) return required ? [problem("answer.required", [], {})] : [];
  return under(["value"], type.checkAnswer(read.data, question.settings, facts));
}

/** The answers that count: those to what is asked. Others may stay in a draft, as after a condition stopped to hold. */
export function onlyAsked(given: StoredAnswers, form: Form, facts: FactsByField): StoredAnswers {
  const byName = new Map(form.questions.map((question) => [question.name, question]));
  const asked = new Set(asksOf(form, valuesOf(given.answers, byName), facts).map(({ key }) => key));
  return { v: 1, answers: Object.fromEntries(Object.entries(given.answers).filter(([key]) => asked.has(key))) };
}

/**
 * A draft may be incomplete and may hold answers to questions that are gone; it must only be readable and not too
 * large. Values of an earlier version come back in the current one.
 */
export function checkDraft(raw: unknown, maximum: number = answersLimit): Result<StoredAnswers, readonly Problem[]> {
  const bytes = utf8Length(JSON.stringify(raw) ?? "");
  return bytes > maximum ? fail([problem("answer.too-large", [], { maximum, bytes })]) : upgradeAnswers(raw);
}
