import type { EachPart } from "@keyhole/shared/each";
import type { Form, Question } from "@keyhole/shared/form";
import type { Label } from "@keyhole/shared/questions/label";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { t } from "../../../i18n/t.ts";
import type { Row, Verb } from "./condition-rows.ts";

// Questions of a form on the screen may have settings that cannot be read yet: then there is nothing to look at.

const readable = ({ type, settings }: Question): boolean => anyQuestionType(type).settings.safeParse(settings).success;

/** What an answer can be compared with: the labels, or the tie between responses. */
export function valuesOf(question: Question | undefined): readonly Pick<Label, "value" | "title">[] {
  if (question === undefined || !readable(question)) return [];
  if (question.type === "choice" && question.settings.source === "candidates") {
    return question.settings.tie ? [{ value: "tie", title: t("questions.choice.tie") }] : [];
  }
  return anyQuestionType(question.type).labels(question.settings);
}

/** What can be said of an answer to a question. */
export function verbsOf(question: Question | undefined): readonly Verb[] {
  const verbs: Verb[] =
    valuesOf(question).length > 0 ? ["is", "is-not", "answered", "not-answered"] : ["answered", "not-answered"];
  const hasAmount =
    question !== undefined && readable(question) && anyQuestionType(question.type).hasAmount(question.settings);
  return hasAmount ? [...verbs, "amount"] : verbs;
}

/** A new line about a question: the first thing that can be said of it. */
export function rowAbout(question: Question): Row {
  const [verb = "answered"] = verbsOf(question);
  const [first] = valuesOf(question);
  return { question: question.name, verb, values: first === undefined ? [] : [first.value] };
}

/** Questions that a condition of the question at this place may look at: those before it that have one answer there. */
export const questionsBefore = ({ questions }: Form, index: number): readonly Question[] => {
  const own = questions[index];
  return questions
    .slice(0, index)
    .filter(({ each }) => each === undefined || (own?.each !== undefined && sameParts(each, own.each)));
};

const sameParts = (one: EachPart, other: EachPart): boolean =>
  one.of === other.of && (one.of !== "region" || other.of !== "region" || one.question === other.question);

/** Questions before this place whose regions it could be asked of. */
export const parentsOf = ({ questions }: Form, index: number): readonly Question[] =>
  questions
    .slice(0, index)
    .filter(({ type, field }) => anyQuestionType(type).draws && field === questions[index]?.field);

/** Questions whose regions a rule can count or compare. */
export const withRegions = ({ questions }: Form): readonly Question[] =>
  questions.filter(({ type }) => anyQuestionType(type).extents !== undefined);

export const titleOf = ({ questions }: Form, name: string): string => {
  const title = questions.find((question) => question.name === name)?.title;
  return title === undefined ? name : title === "" ? t("manage.form.untitled") : title;
};
