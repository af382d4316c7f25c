import type { Problem } from "./errors.ts";
import type { FieldFacts } from "./fields/field-type.ts";
import type { Form } from "./form.ts";
import { problem } from "./questions/problem-keys.ts";
import type { CandidateCounts } from "./questions/question-type.ts";
import { anyQuestionType } from "./questions/registry.ts";

/** What a question needs of the conversation that it asks about; `index` is its place in the form. */
export interface CandidateNeed extends CandidateCounts {
  readonly index: number;
  readonly title: string;
  readonly field: string;
}

/** Conditions are not looked at: what may be asked must be possible to answer. */
export const candidateNeeds = ({ questions }: Pick<Form, "questions">): readonly CandidateNeed[] =>
  questions.flatMap(({ type, settings, field, title }, index) => {
    const counts = anyQuestionType(type).candidatesNeeded?.(settings);
    return counts === undefined ? [] : [{ ...counts, index, title, field }];
  });

const isMet = ({ minimum, maximum }: CandidateCounts, count: number): boolean =>
  count >= minimum && (maximum === null || count <= maximum);

/** Whether a field as it is keeps the question from being answered. One that is absent is not asked about. */
export const isUnanswerable = (need: CandidateCounts, facts: FieldFacts | undefined): boolean =>
  facts?.kind === "conversation" && !isMet(need, facts.candidates.length);

/** What keeps an item from being answered; `counts` is how many candidates each of its conversations has, by field. */
export const unanswerable = (form: Pick<Form, "questions">, counts: ReadonlyMap<string, number>): readonly Problem[] =>
  candidateNeeds(form).flatMap((need) => {
    const count = counts.get(need.field);
    if (count === undefined || isMet(need, count)) return [];
    const path = ["fields", need.field, "candidates"];
    const { title: question, minimum, maximum } = need;
    return [
      maximum === null
        ? problem("item.too-few-candidates", path, { question, minimum, count })
        : problem("item.needs-pair", path, { question, count }),
    ];
  });

/** What is said of questions that `counts[n]` tasks, of the n-th need, cannot be answered for. */
export const needProblems = (needs: readonly CandidateNeed[], counts: readonly number[]): readonly Problem[] =>
  needs.flatMap(({ index, title: question, minimum, maximum }, place) => {
    const count = counts[place] ?? 0;
    if (count === 0) return [];
    const path = ["questions", index, "settings"];
    return [
      maximum === null
        ? problem("form.tasks-need-candidates", path, { question, minimum, count })
        : problem("form.tasks-need-pair", path, { question, count }),
    ];
  });
