import {
  checkAnswers,
  upgradeAnswers,
  type FactsByField,
  type StoredAnswer,
  type StoredAnswers,
} from "@keyhole/shared/answers";
import type { Problem } from "@keyhole/shared/errors";
import { factsOf } from "@keyhole/shared/fields/facts";
import type { FieldFacts, FieldValue } from "@keyhole/shared/fields/field-type";
import { parseForm, type Form, type Question } from "@keyhole/shared/form";
import type { BlobId } from "@keyhole/shared/ids";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import type { OpenedTask } from "../api-types.ts";
import type { Answers } from "../editor/history.ts";
import type { FieldQuestion } from "../fields/field-question.ts";
import { questionEditors } from "../questions/registry.ts";
import type { LeasedTask } from "./task-session.ts";

/** A question as the screen asks it: its editor, and the field's value and extents. */
export interface ScreenQuestion extends FieldQuestion {
  readonly type: Question["type"];
  readonly description: string;
  readonly required: boolean;
  readonly field: string;
  readonly value: FieldValue;
  readonly facts: FieldFacts;
}

export interface ScreenField {
  readonly name: string;
  readonly title: string;
  readonly value: FieldValue;
  readonly questions: readonly ScreenQuestion[];
}

/** An opened task made ready for the screen. */
export interface ScreenTask extends LeasedTask {
  readonly opened: OpenedTask;
  readonly form: Form;
  readonly facts: FactsByField;
  readonly fields: readonly ScreenField[];
  readonly questions: readonly ScreenQuestion[];
}

/** The notice comes this long before the end, or for a short lease at its last quarter. */
const noticeMs = 2 * 60_000;

// Pages never learn the ids of blobs: a picture is a ticket.
const noBlob = "" as BlobId;

/** `now`: this page's clock when the answer came. Throws on a form that this page is too old to read. */
export function screenTask(opened: OpenedTask, now: number): ScreenTask {
  const read = parseForm(opened.form);
  if (!read.ok) throw new Error("this page cannot read the project's form");
  const form = read.value;
  const values = new Map(Object.entries(opened.fields).map(([name, shown]) => [name, valueOf(shown)]));
  const facts = Object.fromEntries([...values].map(([name, value]) => [name, factsOf(value)]));
  const questions = form.questions.flatMap((question): readonly ScreenQuestion[] => {
    const { name, title, description, required, field, type, settings } = question;
    const value = values.get(field);
    if (value === undefined) return []; // an optional field that this item lacks is not asked about
    const editor = questionEditors[type];
    return [{ name, title, description, required, field, type, settings, editor, value, facts: factsOf(value) }];
  });
  const fields = form.fields.flatMap(({ name, title }): readonly ScreenField[] => {
    const value = values.get(name);
    return value === undefined
      ? []
      : [{ name, title, value, questions: questions.filter(({ field }) => field === name) }];
  });
  const { id: leaseId, expires, leaseMs } = opened.lease;
  return {
    opened,
    leaseId,
    expires: now + (expires - opened.now),
    noticeMs: Math.min(noticeMs, leaseMs / 4),
    form,
    facts,
    fields,
    questions,
  };
}

function valueOf(shown: OpenedTask["fields"][string]): FieldValue {
  if (shown.kind !== "image") return shown;
  return { kind: "image", blob: noBlob, width: shown.width, height: shown.height };
}

/** Stored answers as the editors take them; what does not read or belongs to no question of this form is left out. */
export function toAnswers(stored: unknown, questions: readonly ScreenQuestion[]): Answers {
  const read = upgradeAnswers(stored);
  if (!read.ok) return {};
  const { answers } = read.value;
  return Object.fromEntries(
    questions.flatMap(({ name, type }) => {
      const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
      return answer === undefined || answer.type !== type ? [] : [[name, answer.value]];
    }),
  );
}

/** The answers on screen as they are stored. */
export function fromAnswers(answers: Answers, questions: readonly ScreenQuestion[]): StoredAnswers {
  return {
    v: 1,
    answers: Object.fromEntries(
      questions.flatMap(({ name, type }): readonly [string, StoredAnswer][] => {
        const value = answers[name];
        return value === undefined ? [] : [[name, { type, version: anyQuestionType(type).version, value }]];
      }),
    ),
  };
}

export type ProblemsByQuestion = Readonly<Record<string, readonly Problem[]>>;

/** Everything that keeps the answers from being submitted, by question, paths starting inside the answer. */
export function problemsIn(task: ScreenTask, answers: Answers): ProblemsByQuestion {
  return byQuestion(checkAnswers(fromAnswers(answers, task.questions), task.form, task.facts));
}

/** From paths such as ["answers", "objects", "value", "regions", 2]. */
export function byQuestion(problems: readonly Problem[]): ProblemsByQuestion {
  const sorted: Record<string, Problem[]> = {};
  for (const problem of problems) {
    const [, question = "", ...rest] = problem.path;
    const path = rest[0] === "value" ? rest.slice(1) : rest;
    (sorted[String(question)] ??= []).push({ ...problem, path });
  }
  return sorted;
}

/** The first question without an answer; questions whose editor draws count as answered once something is drawn. */
export const firstUnanswered = (task: ScreenTask, answers: Answers): ScreenQuestion | undefined =>
  task.questions.find(({ name, type }) => {
    const answer = answers[name];
    return answer === undefined || anyQuestionType(type).isEmpty(answer);
  });
