import { toStored, type StoredAnswers } from "../answers.ts";
import { answerKey } from "../each.ts";
import type { Form, Question } from "../form.ts";
import { anyQuestionType } from "../questions/registry.ts";
import { askedAlike } from "./asked-alike.ts";
import { inCommonNames } from "./common-names.ts";
import { groupRegions } from "./differences.ts";

/**
 * What everybody said, to start an adjudication from: regions that all marked (as the first did), and answers that all
 * gave alike. A question without such a part has no answer.
 */
export function agreeingParts(form: Form, given: readonly StoredAnswers[]): StoredAnswers {
  const answers = form.questions.flatMap((question) => {
    if (question.each !== undefined) return agreeingAbout(question, form, given);
    const each: readonly unknown[] = inCommonNames(question, form, given);
    const [first, ...others] = each;
    if (first === undefined || others.length === 0) return [];
    const type = anyQuestionType(question.type);
    const hasRegions = each.some((answer) => answer !== undefined && type.regions(answer).length > 0);
    if (hasRegions) {
      const regions = groupRegions(question, each)
        .filter(({ members }) => members.length === given.length)
        .flatMap(({ members }) => members[0]?.region ?? []);
      const merged = { ...(first as object), regions }; // an answer with regions is an object
      return [[question.name, toStored(question.type, merged as never)] as const]; // its own type's answer, fewer regions
    }
    return allSame(question, each) ? [[question.name, toStored(question.type, first as never)] as const] : []; // read by its own schema
  });
  return { v: 1, answers: Object.fromEntries(answers) };
}

/** The parts about which all said the same; a region is known by the id that `agreeingParts` keeps, the first one's. */
const agreeingAbout = (question: Question, form: Form, given: readonly StoredAnswers[]) =>
  askedAlike(question, form, given).flatMap(({ part, answers }) =>
    allSame(question, answers)
      ? [[answerKey(question.name, part), toStored(question.type, answers[0] as never)] as const] // read by its own schema
      : [],
  );

function allSame({ type, settings }: Question, [first, ...others]: readonly unknown[]): boolean {
  const known = anyQuestionType(type);
  return (
    first !== undefined &&
    others.every((other) => other !== undefined && known.compare(first, other, settings).overall === 1)
  );
}
