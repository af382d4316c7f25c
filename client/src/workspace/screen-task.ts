import {
  checkAnswers,
  onlyAsked,
  upgradeAnswers,
  type FactsByField,
  type StoredAnswer,
  type StoredAnswers,
} from "@keyhole/shared/answers";
import { asksOf, type Ask } from "@keyhole/shared/asks";
import { splitKey, type EachPart } from "@keyhole/shared/each";
import type { Problem } from "@keyhole/shared/errors";
import type { ConversationDisplay } from "@keyhole/shared/fields/conversation-display";
import { factsOf } from "@keyhole/shared/fields/facts";
import type { FieldFacts, FieldValue } from "@keyhole/shared/fields/field-type";
import { parseForm, type Form, type Question } from "@keyhole/shared/form";
import type { BlobId } from "@keyhole/shared/ids";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import type { QuestionTypeName } from "@keyhole/shared/vocabulary";
import type { LeaseHold, OpenedTask } from "../api-types.ts";
import type { Answers } from "../editor/history.ts";
import { outboxKey } from "../outbox/sealing.ts";
import type { FieldQuestion } from "../fields/field-question.ts";
import { questionEditors } from "../questions/registry.ts";
import type { LeasedTask } from "./task-session.ts";

/** A question as the screen asks it: its editor, and the field's value and extents. */
export interface ScreenQuestion extends FieldQuestion {
  readonly type: Question["type"];
  readonly description: string;
  readonly required: boolean;
  /** Set where it is asked of each part of something; its answers then stand under one key for each. */
  readonly each?: EachPart | undefined;
  readonly field: string;
  readonly value: FieldValue;
  readonly facts: FieldFacts;
}

export interface ScreenField {
  readonly name: string;
  readonly title: string;
  readonly value: FieldValue;
  readonly display: ConversationDisplay | undefined;
  readonly questions: readonly ScreenQuestion[];
}

/** An opened task made ready for the screen. */
export interface ScreenTask extends LeasedTask {
  /** Without the words of the outbox key, which do not outlive this: */
  readonly opened: OpenedTask;
  /** The key that seals what could not be sent; no script can read it. */
  readonly outboxKey: Promise<CryptoKey>;
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
    const { name, title, description, required, each, field, type, settings } = question;
    const value = values.get(field);
    if (value === undefined) return []; // an optional field that this item lacks is not asked about
    const editor = questionEditors[type];
    return [
      {
        name,
        title,
        description,
        required,
        each,
        field,
        type,
        settings,
        editor,
        value,
        facts: factsOf(value),
      },
    ];
  });
  const fields = form.fields.flatMap(({ name, title, display }): readonly ScreenField[] => {
    const value = values.get(name);
    return value === undefined
      ? []
      : [{ name, title, value, display, questions: questions.filter(({ field }) => field === name) }];
  });
  const { id: leaseId, expires, leaseMs } = opened.lease;
  const key = outboxKey(opened.outboxKey ?? "");
  key.catch(() => undefined); // who wants to keep something learns that there is no key
  return {
    opened: { ...opened, outboxKey: null },
    outboxKey: key,
    leaseId,
    expires: now + (expires - opened.now),
    noticeMs: Math.min(noticeMs, leaseMs / 4),
    form,
    facts,
    fields,
    questions,
  };
}

export const holdOf = ({ opened }: ScreenTask): LeaseHold => ({
  leaseId: opened.lease.id,
  epoch: opened.lease.epoch,
});

function valueOf(shown: OpenedTask["fields"][string]): FieldValue {
  if (shown.kind !== "image") return shown;
  return { kind: "image", blob: noBlob, width: shown.width, height: shown.height };
}

/** Stored answers as the editors take them; what does not read or belongs to no question of this form is left out. */
export function toAnswers(stored: unknown, questions: readonly ScreenQuestion[]): Answers {
  const read = upgradeAnswers(stored);
  if (!read.ok) return {};
  const types = typesOf(questions);
  return Object.fromEntries(
    Object.entries(read.value.answers).flatMap(([key, { type, value }]) =>
      types.get(splitKey(key).question) === type ? [[key, value]] : [],
    ),
  );
}

/** The answers on screen as they are stored, also those that are not asked for any more: a condition may hold again. */
export function fromAnswers(answers: Answers, questions: readonly ScreenQuestion[]): StoredAnswers {
  const types = typesOf(questions);
  return {
    v: 1,
    answers: Object.fromEntries(
      Object.entries(answers).flatMap(([key, value]): readonly [string, StoredAnswer][] => {
        const type = types.get(splitKey(key).question);
        if (type === undefined || value === undefined) return [];
        return [[key, { type, version: anyQuestionType(type).version, value }]];
      }),
    ),
  };
}

const typesOf = (questions: readonly ScreenQuestion[]): ReadonlyMap<string, QuestionTypeName> =>
  new Map(questions.map(({ name, type }) => [name, type]));

export type ProblemsByQuestion = Readonly<Record<string, readonly Problem[]>>;

/** Everything that keeps the answers from being submitted, by `answerKey`, paths starting inside the answer. */
export function problemsIn(task: ScreenTask, answers: Answers): ProblemsByQuestion {
  return byQuestion(checkAnswers(handedIn(task, fromAnswers(answers, task.questions)), task.form, task.facts));
}

/** What a submit sends: answers to what is asked now. */
export const handedIn = (task: Pick<ScreenTask, "form" | "facts">, answers: StoredAnswers): StoredAnswers =>
  onlyAsked(answers, task.form, task.facts);

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

/** The first thing asked that has no answer; questions whose editor draws count as answered once something is drawn. */
export const firstUnanswered = (task: ScreenTask, answers: Answers): Ask | undefined =>
  asksOf(task.form, answers, task.facts).find(({ key, question }) => {
    const answer = answers[key];
    return answer === undefined || anyQuestionType(question.type).isEmpty(answer);
  });
