import type { StoredAnswers } from "../answers.ts";
import type { Form } from "../form.ts";
import type { ReliabilityUnits } from "../questions/question-type.ts";
import { anyQuestionType } from "../questions/registry.ts";
import type { RatedUnit } from "./alpha.ts";
import { askedAlike } from "./asked-alike.ts";

/**
 * For the rule that accepts a task by itself: the mean pairwise agreement on each question, 0..1, or null where nothing
 * was answered by two people. `answers` are up to date, one entry a person.
 */
export const taskAgreement = (answers: readonly StoredAnswers[], form: Form): Readonly<Record<string, number | null>> =>
  Object.fromEntries(
    form.questions.map((question) => {
      const type = anyQuestionType(question.type);
      const sum: Sum = { total: 0, count: 0 };
      for (const alike of askedAlike(question, form, answers)) {
        for (const [one, other] of pairsOf(alike.answers.filter((answer) => answer !== undefined))) {
          add(sum, type.compare(one, other, question.settings).overall);
        }
      }
      return [question.name, sum.count === 0 ? null : sum.total / sum.count];
    }),
  );

interface Sum {
  total: number;
  count: number;
}

function add(sum: Sum, value: number): void {
  sum.total += value;
  sum.count++;
}

export const pairsOf = <Each>(list: readonly Each[]): readonly (readonly [Each, Each])[] =>
  list.flatMap((one, index) => list.slice(index + 1).map((other) => [one, other] as const));

/** Units of one task. Unlisted units, the same for everybody, are one entry with their number as weight. */
export function unitsOf(reliability: readonly ReliabilityUnits[]): readonly RatedUnit[] {
  const keys = new Set(reliability.flatMap(({ values }) => [...values.keys()]));
  const listed = [...keys].map((key) => ({
    values: reliability.flatMap(({ values, rest }) => values.get(key) ?? rest?.value ?? []),
  }));
  const rest = reliability.flatMap((each) => each.rest ?? []);
  const weight = Math.max(0, (rest[0]?.units ?? 0) - keys.size);
  return weight === 0 ? listed : [...listed, { values: rest.map(({ value }) => value), weight }];
}
