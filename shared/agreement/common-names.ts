import { answerTo, type StoredAnswers } from "../answers.ts";
import type { Form, Question } from "../form.ts";
import { anyQuestionType } from "../questions/registry.ts";
import { groupRegions } from "./differences.ts";

/**
 * Several people's answers to one question, ready to be compared; undefined where there is none. Regions are everybody's
 * own: where answers point at some, those that mark the same get one name, the first person's where they have one.
 */
export function inCommonNames(question: Question, form: Form, given: readonly StoredAnswers[]): readonly unknown[] {
  const answers = given.map((one): unknown => answerTo(one, question));
  const refers = anyQuestionType(question.type).refers;
  if (refers === undefined) return answers;
  const to = form.questions.find(({ name }) => name === refers.to(question.settings).question);
  if (to === undefined) return answers;
  const names = given.map(() => new Map<string, string>());
  const marked = given.map((one): unknown => answerTo(one, to));
  for (const { members } of groupRegions(to, marked)) {
    const [first] = members;
    if (first === undefined) continue;
    // No id holds a colon, so that this one meets none of the first person's.
    const name = first.answer === 0 ? first.region.id : `${first.answer}:${first.region.id}`;
    for (const { answer, region } of members) names[answer]?.set(region.id, name);
  }
  return answers.map((answer, index) =>
    answer === undefined ? undefined : refers.renamed(answer, (id) => names[index]?.get(id)),
  );
}
