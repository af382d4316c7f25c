import { taskAgreement } from "@keyhole/shared/agreement/agreement";
import { askedAlike } from "@keyhole/shared/agreement/asked-alike";
import { groupRegions, type RegionGroup } from "@keyhole/shared/agreement/differences";
import { noAnswers, upgradeAnswers, type StoredAnswers } from "@keyhole/shared/answers";
import type { Question } from "@keyhole/shared/form";
import type { Label, LinePattern } from "@keyhole/shared/questions/label";
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
  readonly pattern: LinePattern | undefined;
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

/** By position too: colours alone must not say whose a line is. What all marked is solid. */
const ownPatterns = ["dashed", "dotted", "mixed"] as const;
export const patternOf = (index: number): LinePattern => ownPatterns[index % ownPatterns.length] ?? "mixed";

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
  const overlaid = new Map<string, Overlaid>();
  const questions = task.questions.map((question): ComparedQuestion => {
    const asked = task.form.questions.find(({ name }) => name === question.name);
    const agreement = agreements[question.name] ?? null;
    const { image, text, links } = question.editor;
    const parts = asked === undefined ? [] : partsOf(question, { asked, task, answers });
    if (asked === undefined || (image ?? text ?? links) === undefined) {
      return { question, agreement, parts, differences: [] };
    }
    const groups = groupRegions(asked, inOverlayNames(asked, { answers, overlaid }));
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
    const { image, text, links } = question.editor;
    const hasRegions = (image ?? text ?? links) !== undefined;
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

/** What the overlay makes of one question: `names` say what it calls each answer's region, by answer and id. */
type Overlaid = ReturnType<typeof overlayOf>;

const nameKey = (answer: number, region: string): string => `${String(answer)} ${region}`;

/** Answers that point at regions of another question point at those that the overlay draws: links keep their ends. */
function inOverlayNames(
  question: Question,
  { answers, overlaid }: Pick<Given, "answers"> & { readonly overlaid: ReadonlyMap<string, Overlaid> },
): readonly unknown[] {
  const refers = anyQuestionType(question.type).refers;
  const names = refers === undefined ? undefined : overlaid.get(refers.to(question.settings).question)?.names;
  return answers.map(({ shown }, index) => {
    const answer = shown[question.name];
    if (answer === undefined || refers === undefined) return answer;
    return refers.renamed(answer, (id) => names?.get(nameKey(index, id)));
  });
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
    {
      colour: string;
      pattern: LinePattern | undefined;
      letters: string[];
      regions: { id: string; label: string }[];
    }
  >();
  const names = new Map<string, string>();
  const regions = groups.flatMap(({ label, members }) => {
    const [first] = members;
    const of = first === undefined ? undefined : answers[first.answer];
    if (first === undefined || of === undefined) return [];
    const letters = members.map(({ answer }) => answers[answer]?.letter ?? "");
    const colour =
      members.length === answers.length ? agreedColour : members.length > 1 ? someColour : colourOf(first.answer);
    const pattern =
      members.length === answers.length ? undefined : members.length > 1 ? "mixed" : patternOf(first.answer);
    const who = letters.join(" ");
    const value = `${who}/${label}`;
    const title = `${known.get(label)?.title ?? label} · ${who}`;
    labels.set(value, { value, title, colour, pattern, description: "" } as Label); // a label without a key of its own
    const id = `${String(first.answer)}.${first.region.id}`;
    for (const { answer, region } of members) names.set(nameKey(answer, region.id), id);
    sources.set(id, { question: question.name, annotationId: of.annotationId, region: first.region.id });
    const difference = differences.get(who) ?? { colour, pattern, letters, regions: [] };
    difference.regions.push({ id, label: known.get(label)?.title ?? label });
    differences.set(who, difference);
    return [{ ...first.region, id, label: value }];
  });
  const plain = question.settings as { readonly symmetric?: readonly string[] }; // parsed by its type's own schema
  const settings = {
    ...plain,
    labels: [...labels.values()],
    // Relations without a direction keep none under the overlay's labels.
    ...(plain.symmetric === undefined
      ? {}
      : {
          symmetric: [...labels.keys()].filter((value) =>
            plain.symmetric?.includes(value.slice(value.indexOf("/") + 1)),
          ),
        }),
  };
  const given = answers.find(({ shown }) => shown[question.name] !== undefined)?.shown[question.name];
  return {
    question: { ...question, settings },
    answer: given === undefined ? undefined : { ...(given as object), regions }, // an answer with regions is an object
    sources,
    names,
    differences: [...differences.values()]
      .map((each): Difference => ({ ...each, isAgreed: each.letters.length === answers.length }))
      .sort(
        (one, other) =>
          one.letters.length - other.letters.length || (one.letters.join() < other.letters.join() ? -1 : 1),
      ),
  };
}
