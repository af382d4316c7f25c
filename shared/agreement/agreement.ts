import { answerTo, type StoredAnswers } from "../answers.ts";
import type { FieldFacts } from "../fields/field-type.ts";
import type { Form, Question } from "../form.ts";
import type { ReliabilityUnits } from "../questions/question-type.ts";
import { anyQuestionType } from "../questions/registry.ts";
import { krippendorffAlpha, type Level, type RatedUnit } from "./alpha.ts";

/** All that different people answered to one task, up to date (`upgradeAnswers`), one entry a person. */
export interface AnsweredTask {
  readonly facts: FieldFacts;
  readonly answers: readonly StoredAnswers[];
}

export interface Agreement {
  /** Krippendorff's alpha over all tasks; null where it has no meaning (`krippendorffAlpha`). */
  readonly alpha: number | null;
  readonly level: Level | null;
  /** Mean of the pairwise comparisons, 0..1: F1 with IoU for shapes, exact F1 for spans; null without a pair. */
  readonly mean: number | null;
  /** The same for each label, over the pairs in which either person used it. */
  readonly perLabel: Readonly<Record<string, { readonly mean: number; readonly pairs: number }>>;
  /** Tasks answered by two or more, and the pairs of answers compared. */
  readonly tasks: number;
  readonly pairs: number;
}

/** How well people agree on one question. An empty answer is an answer: "nothing here" can be agreed on. */
export function agreementOf(question: Question, tasks: readonly AnsweredTask[]): Agreement {
  const type = anyQuestionType(question.type);
  const units: RatedUnit[] = [];
  const perLabel = new Map<string, Sum>();
  const all: Sum = { total: 0, count: 0 };
  let level: Level | null = null;
  let taskCount = 0;
  for (const { facts, answers } of tasks) {
    const given = answersTo(question, answers);
    if (given.length < 2) continue;
    taskCount++;
    const reliability = given.map((answer) => type.reliability(answer, question.settings, facts));
    level = reliability[0]?.level ?? level;
    units.push(...unitsOf(reliability));
    for (const [one, other] of pairsOf(given)) {
      const comparison = type.compare(one, other, question.settings);
      add(all, comparison.overall);
      for (const [label, value] of Object.entries(comparison.perLabel)) {
        const sum = perLabel.get(label) ?? { total: 0, count: 0 };
        add(sum, value);
        perLabel.set(label, sum);
      }
    }
  }
  return {
    alpha: level === null ? null : krippendorffAlpha(units, level),
    level,
    mean: all.count === 0 ? null : all.total / all.count,
    perLabel: Object.fromEntries(
      [...perLabel].map(([label, { total, count }]) => [label, { mean: total / count, pairs: count }]),
    ),
    tasks: taskCount,
    pairs: all.count,
  };
}

/**
 * For the rule that accepts a task by itself: the mean pairwise agreement on each question, 0..1, or null where fewer
 * than two people answered it. `answers` are up to date, one entry a person.
 */
export const taskAgreement = (answers: readonly StoredAnswers[], form: Form): Readonly<Record<string, number | null>> =>
  Object.fromEntries(
    form.questions.map((question) => {
      const type = anyQuestionType(question.type);
      const sum: Sum = { total: 0, count: 0 };
      for (const [one, other] of pairsOf(answersTo(question, answers))) {
        add(sum, type.compare(one, other, question.settings).overall);
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

const answersTo = (question: Question, answers: readonly StoredAnswers[]): readonly unknown[] =>
  answers.flatMap((each) => {
    const answer: unknown = answerTo(each, question);
    return answer === undefined ? [] : [answer];
  });

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
