import { answerTo, type StoredAnswers } from "../answers.ts";
import { type PartId, splitKey } from "../each.ts";
import type { Form, Question } from "../form.ts";
import { inCommonNames } from "./common-names.ts";
import { groupRegions } from "./differences.ts";

/** One thing that several people were asked: the answer of each, in the order given; undefined where there is none. */
export interface AskedAlike {
  /** What the first who answered knows the part as; undefined for a question about the item as a whole. */
  readonly part?: PartId;
  readonly answers: readonly unknown[];
}

/**
 * What can be compared of one question. Asked once for the item, that is one thing. Asked of each response or turn, one
 * for each, which are the same for everybody. Asked of each region, one for each group of regions that mark the same:
 * regions are everybody's own, so that answers about them meet only through `groupRegions`.
 */
export function askedAlike(question: Question, form: Form, given: readonly StoredAnswers[]): readonly AskedAlike[] {
  const { each, name } = question;
  if (each === undefined) return [{ answers: inCommonNames(question, form, given) }];
  const about = (one: StoredAnswers, part: PartId | undefined): unknown =>
    part === undefined ? undefined : answerTo(one, question, part);
  if (each.of === "region") {
    const parent = form.questions.find((other) => other.name === each.question);
    if (parent === undefined) return [];
    const marked = inCommonNames(parent, form, given);
    return groupRegions(parent, marked).flatMap(({ members }) => {
      const ids = new Map(members.map(({ answer, region }) => [answer, region.id]));
      const answers = given.map((one, index) => about(one, ids.get(index)));
      const part = members[0]?.region.id;
      return part === undefined || answers.every((answer) => answer === undefined) ? [] : [{ part, answers }];
    });
  }
  const parts = given.flatMap(({ answers }) =>
    Object.keys(answers).flatMap((key) => {
      const { question: of, part } = splitKey(key);
      return of === name && part !== undefined ? [part] : [];
    }),
  );
  return [...new Set(parts)].map((part) => ({ part, answers: given.map((one) => about(one, part)) }));
}
