import { taskAgreement } from "@keyhole/shared/agreement/agreement";
import { askedAlike } from "@keyhole/shared/agreement/asked-alike";
import { groupRegions, type RegionGroup } from "@keyhole/shared/agreement/differences";
import { noAnswers, upgradeAnswers, type StoredAnswers } from "@keyhole/shared/answers";
import type { Question } from "@keyhole/shared/form";
import type { Label } from "@keyhole/shared/questions/label";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import type { OpenedReview, OpenedTask, ShownAnswer } from "../api-types.ts";
import type { Answers } from "../editor/history.ts";
import { partName } from "../questions/asked-question.tsx";
import { toAnswers, type ScreenField, type ScreenQuestion, type ScreenTask } from "../workspace/screen-task.ts";

/** One answer as the screen compares it. */
export interface ComparedAnswer extends ShownAnswer {
  readonly shown: Answers;
  /** The same in today's versions. */
  readonly stored: StoredAnswers;
}

/** Where a region of the overlay comes from. */
export interface RegionSource {
  readonly question: string;
  readonly annotationId: string;
  readonly region: string;
}

/** Regions that the same people marked. */
export interface Difference {
  readonly letters: readonly string[];
  readonly colour: string;
  readonly isAgreed: boolean;
  readonly regions: readonly { readonly id: string; readonly label: string }[];
}

export interface ComparedPart {
  /** What the part is called; undefined for a question about the item as a whole. */
  readonly title: string | undefined;
  readonly answers: readonly unknown[];
}

export interface ComparedQuestion {
  readonly question: ScreenQuestion;
  /** Mean pairwise agreement, 0..1; null with fewer than two answers. */
  readonly agreement: number | null;
  /** What each said, in the order of the answers; one for each part where it was asked of each. */
  readonly parts: readonly ComparedPart[];
  /** Empty for questions without regions. Differences first. */
  readonly differences: readonly Difference[];
}

export interface Comparison {
  readonly answers: readonly ComparedAnswer[];
  readonly questions: readonly ComparedQuestion[];
  /** All answers drawn over each other, coloured by who marked what. */
  readonly overlay: { readonly fields: readonly ScreenField[]; readonly answers: Answers };
  readonly sources: ReadonlyMap<string, RegionSource>;
}

/** What all marked; what some of several did. Okabe and Ito's colours, apart from those of single people. */
const agreedColour = "#009e73";
const someColour = "#999933";
/** By position: A, B, C … */
const ownColours = ["#0072b2", "#e69f00", "#cc79a7", "#56b4e9", "#d55e00", "#882255"] as const;

export const isReview = (opened: OpenedTask): opened is OpenedReview => "review" in opened;

export const colourOf = (index: number): string => ownColours[index % ownColours.length] ?? agreedColour;

/** Everything the compare screen shows, from the answers of one task. Pure. */
export function compareAnswers(task: ScreenTask, given: readonly ShownAnswer[]): Comparison {
  const answers = given.map((each) => {
    const read = upgradeAnswers(each.answers);
    return { ...each, stored: read.ok ? read.value : noAnswers, shown: toAnswers(each.answers, task.questions) };
  });
  const agreements = taskAgreement(
    answers.map(({ stored }) => stored),
    task.form,
  );
  const sources = new Map<string, RegionSource>();
  const overlaid = new Map<string, { readonly question: ScreenQuestion; readonly answer: unknown }>();
  const questions = task.questions.map((question): ComparedQuestion => {
    const asked = task.form.questions.find(({ name }) => name === question.name);
    const agreement = agreements[question.name] ?? null;
    const has = question.editor.image !== undefined || question.editor.text !== undefined;
    const parts = asked === undefined ? [] : partsOf(question, { asked, task, answers });
    if (asked === undefined || !has) return { question, agreement, parts, differences: [] };
    const groups = groupRegions(
      asked,
      answers.map(({ shown }) => shown[question.name]),
    );
    const made = overlayOf(question, groups, answers);
    overlaid.set(question.name, made);
    for (const [id, source] of made.sources) sources.set(id, source);
    return { question, agreement, parts, differences: made.differences };
  });
  const fields = task.fields.map((field) => ({
    ...field,
    questions: field.questions.map((question) => overlaid.get(question.name)?.question ?? question),
  }));
  const drawn = Object.fromEntries([...overlaid].map(([name, { answer }]) => [name, answer]));
  const [only] = answers;
  return {
    answers,
    questions,
    // One answer needs no colours of its own.
    overlay: answers.length > 1 ? { fields, answers: drawn } : { fields: task.fields, answers: only?.shown ?? {} },
    sources: answers.length > 1 ? sources : new Map(),
  };
}

/**
 * Whether accepting all answers together settles the task: everybody answered or nobody did, regions are the same ones
 * and lie on each other at least as well as the project asks (0..1), everything else is equal.
 */
export const agreesOnAll = ({ answers, questions }: Comparison, threshold: number): boolean =>
  questions.every(({ question, agreement, parts, differences }) => {
    const given = parts.flatMap((part) => part.answers);
    if (given.every((answer) => answer === undefined) || answers.length < 2) return true;
    const hasRegions = question.editor.image !== undefined || question.editor.text !== undefined;
    return (
      given.every((answer) => answer !== undefined) &&
      differences.every(({ isAgreed }) => isAgreed) &&
      (agreement ?? 0) >= (hasRegions ? threshold : 1)
    );
  });

interface Given {
  readonly asked: Question;
  readonly task: ScreenTask;
  readonly answers: readonly ComparedAnswer[];
}

function partsOf(question: ScreenQuestion, { asked, task, answers }: Given): readonly ComparedPart[] {
  const stored = answers.map((each) => each.stored);
  return askedAlike(asked, task.form, stored).map(({ part, answers: said }) => ({
    title: part === undefined ? undefined : titleOfPart(question, part, { task, answers }),
    answers: said,
  }));
}

/** A region is called by its label; the overlay shows where it is. */
function titleOfPart(question: ScreenQuestion, part: string, { task, answers }: Omit<Given, "asked">): string {
  const { each } = question;
  if (each?.of !== "region") return partName(question, part);
  const parent = task.questions.find(({ name }) => name === each.question);
  if (parent === undefined) return part;
  const type = anyQuestionType(parent.type);
  for (const { shown } of answers) {
    const answer = shown[parent.name];
    const region = answer === undefined ? undefined : type.regions(answer).find(({ id }) => id === part);
    if (region === undefined) continue;
    return type.labels(parent.settings).find(({ value }) => value === region.label)?.title ?? region.label;
  }
  return part;
}

/** Labels are replaced by "label · who", in the colour of who; every question with regions keeps its labels in its settings. */
function overlayOf(question: ScreenQuestion, groups: readonly RegionGroup[], answers: readonly ComparedAnswer[]) {
  const known = new Map(
    anyQuestionType(question.type)
      .labels(question.settings)
      .map((label) => [label.value, label]),
  );
  const labels = new Map<string, Label>();
  const sources = new Map<string, RegionSource>();
  const differences = new Map<
    string,
    { colour: string; letters: string[]; regions: { id: string; label: string }[] }
  >();
  const regions = groups.flatMap(({ label, members }) => {
    const [first] = members;
    const of = first === undefined ? undefined : answers[first.answer];
    if (first === undefined || of === undefined) return [];
    const letters = members.map(({ answer }) => answers[answer]?.letter ?? "");
    const colour =
      members.length === answers.length ? agreedColour : members.length > 1 ? someColour : colourOf(first.answer);
    const who = letters.join(" ");
    const value = `${who}/${label}`;
    const title = `${known.get(label)?.title ?? label} · ${who}`;
    labels.set(value, { value, title, colour, description: "" } as Label); // a label without a key of its own
    const id = `${String(first.answer)}.${first.region.id}`;
    sources.set(id, { question: question.name, annotationId: of.annotationId, region: first.region.id });
    const difference = differences.get(who) ?? { colour, letters, regions: [] };
    difference.regions.push({ id, label: known.get(label)?.title ?? label });
    differences.set(who, difference);
    return [{ ...first.region, id, label: value }];
  });
  const settings = { ...(question.settings as object), labels: [...labels.values()] }; // parsed by its type's own schema
  const given = answers.find(({ shown }) => shown[question.name] !== undefined)?.shown[question.name];
  return {
    question: { ...question, settings },
    answer: given === undefined ? undefined : { ...(given as object), regions }, // an answer with regions is an object
    sources,
    differences: [...differences.values()]
      .map((each): Difference => ({ ...each, isAgreed: each.letters.length === answers.length }))
      .sort(
        (one, other) =>
          one.letters.length - other.letters.length || (one.letters.join() < other.letters.join() ? -1 : 1),
      ),
  };
}
