import type { FactsByField } from "./answers.ts";
import { meets, type Seen } from "./conditions.ts";
import { answerKey, type PartId, partsOf } from "./each.ts";
import type { FieldFacts } from "./fields/field-type.ts";
import type { Form, Question } from "./form.ts";
import { anyQuestionType } from "./questions/registry.ts";

/** One thing asked of a worker now. */
export interface Ask {
  /** Key of its answer (`answerKey`). */
  readonly key: string;
  readonly question: Question;
  /** Set for a question asked of each part of something. */
  readonly part?: PartId;
  /** Whether it must be answered before a submit. */
  readonly required: boolean;
}

/** Answers by key, each read by its own type's schema: current version, right shape. */
export type AnswerValues = Readonly<Record<string, unknown>>;

/**
 * Everything that is asked at this moment, in the form's order. Which questions those are depends on the answers: a
 * condition may hide a question, and a question may be asked of each region drawn so far. One about a field that the
 * item lacks is not asked.
 */
export function asksOf(form: Pick<Form, "questions">, values: AnswerValues, facts: FactsByField): readonly Ask[] {
  const byName = new Map(form.questions.map((question) => [question.name, question]));
  // Conditions and parts look back only, so that what is asked so far decides: an answer that is no longer asked for
  // counts as none.
  const asked = new Set<string>();
  const answerOf = (key: string): unknown => (asked.has(key) ? own(values, key) : undefined);
  /** A question asked of the same parts answers for this part; any other for the whole. */
  const see = (part: PartId | undefined) => (name: string) => {
    const question = byName.get(name);
    if (question === undefined) return undefined;
    return seen(question, answerOf(answerKey(name, question.each === undefined ? undefined : part)));
  };
  const asks: Ask[] = [];
  for (const question of form.questions) {
    const about = own(facts, question.field);
    if (about === undefined) continue;
    // Nothing to point at where that is not asked either.
    const to = anyQuestionType(question.type).refers?.to(question.settings).question;
    if (to !== undefined && !asked.has(to)) continue;
    for (const part of partsAsked(question, { about, byName, answerOf })) {
      if (question.when !== undefined && !meets(question.when, see(part))) continue;
      const { required, requiredWhen } = question;
      const must = required || (requiredWhen !== undefined && meets(requiredWhen, see(part)));
      const key = answerKey(question.name, part);
      asked.add(key);
      asks.push({ key, question, ...(part === undefined ? {} : { part }), required: must });
    }
  }
  return asks;
}

interface Around {
  readonly about: FieldFacts;
  readonly byName: ReadonlyMap<string, Question>;
  answerOf(this: void, key: string): unknown;
}

/** `undefined` is the item as a whole. */
function partsAsked({ each }: Question, { about, byName, answerOf }: Around): readonly (PartId | undefined)[] {
  if (each === undefined) return [undefined];
  if (each.of !== "region") return partsOf(each, about, []);
  const parent = byName.get(each.question);
  const answer = parent === undefined ? undefined : answerOf(parent.name);
  return parent === undefined || answer === undefined
    ? []
    : partsOf(each, about, anyQuestionType(parent.type).regions(answer));
}

function seen({ type, settings }: Question, answer: unknown): Seen | undefined {
  const known = anyQuestionType(type);
  return answer === undefined || known.isEmpty(answer) ? undefined : known.see(answer, settings);
}

const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
