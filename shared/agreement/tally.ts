import type { FactsByField, StoredAnswers } from "../answers.ts";
import type { FieldFacts } from "../fields/field-type.ts";
import type { Form, Question } from "../form.ts";
import { anyQuestionType } from "../questions/registry.ts";
import { pairsOf, unitsOf } from "./agreement.ts";
import { askedAlike } from "./asked-alike.ts";
import { krippendorffAlpha, type Level } from "./alpha.ts";

/**
 * Sums that agreement is computed from, as counters that add up: a project's tally is the sum of its tasks' tallies, so
 * that one more task, or a task done anew, never needs the others again. Keys are JSON lists:
 *
 *     ["tasks", question], ["pairs", question], ["sum", question]
 *     ["label", question, label, "pairs" | "sum"]
 *     ["people", question, person, person, "pairs" | "sum"]    persons in byte order
 *     ["unit", question, level, ...values]                     units that were rated with exactly these values
 */
export type Tally = Readonly<Record<string, number>>;

export interface Rater {
  readonly person: string;
  readonly answers: StoredAnswers;
}

/** Different units of one question that a tally keeps; what comes later counts for the means but not for alpha. */
export const unitLimit = 20_000;
/** A unit's value longer than this (free text) stands as what `short` makes of it. */
const longestValue = 40;

const key = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);

/** What one task adds. `raters` are different people, answers up to date; `short` gives a digest of a long text. */
export function taskTally(
  form: Form,
  { facts, raters }: { readonly facts: FactsByField; readonly raters: readonly Rater[] },
  short: (text: string) => string,
): Tally {
  const tally = new Map<string, number>();
  const all = raters.map(({ answers }) => answers);
  for (const question of form.questions) {
    const { name } = question;
    const about = facts[question.field];
    if (about === undefined) continue;
    const compared = askedAlike(question, form, all)
      .map(({ answers }) =>
        raters.flatMap(({ person }, index) => {
          const answer = answers[index];
          return answer === undefined ? [] : [{ person, answer }];
        }),
      )
      .filter((given) => given.length >= 2);
    if (compared.length > 0) count(tally, key("tasks", name), 1);
    for (const given of compared) addCompared(tally, { question, about, given }, short);
  }
  return Object.fromEntries(tally);
}

interface Compared {
  readonly question: Question;
  readonly about: FieldFacts;
  /** Two or more. */
  readonly given: readonly { readonly person: string; readonly answer: unknown }[];
}

function addCompared(
  tally: Map<string, number>,
  { question, about, given }: Compared,
  short: (text: string) => string,
): void {
  const { name } = question;
  const type = anyQuestionType(question.type);
  const reliability = given.map(({ answer }) => type.reliability(answer, question.settings, about));
  for (const { values, weight = 1 } of unitsOf(reliability)) {
    if (values.length < 2) continue;
    const held = values.map((value) =>
      typeof value === "string" && value.length > longestValue ? short(value) : value,
    );
    count(tally, key("unit", name, reliability[0]?.level ?? "nominal", ...held.sort(byValue)), weight);
  }
  for (const [one, other] of pairsOf(given)) {
    const { overall, perLabel } = type.compare(one.answer, other.answer, question.settings);
    const people = [one.person, other.person].sort();
    addPair(tally, ["people", name, ...people], overall);
    addPair(tally, [name], overall);
    for (const [label, value] of Object.entries(perLabel)) addPair(tally, ["label", name, label], value);
  }
}

/** What one gold answer adds to its worker's tally: no units and no people, only how it compares with the reference. */
export function goldTally(form: Form, given: StoredAnswers, reference: StoredAnswers): Tally {
  const tally = new Map<string, number>();
  for (const question of form.questions) {
    const compared = askedAlike(question, form, [reference, given]).filter(
      ({ answers: [wanted] }) => wanted !== undefined,
    );
    if (compared.length > 0) count(tally, key("tasks", question.name), 1);
    const type = anyQuestionType(question.type);
    for (const { answers } of compared) {
      const [wanted, answer] = answers;
      const { overall, perLabel } =
        answer === undefined ? { overall: 0, perLabel: {} } : type.compare(answer, wanted, question.settings);
      addPair(tally, [question.name], overall);
      for (const [label, value] of Object.entries(perLabel)) addPair(tally, ["label", question.name, label], value);
    }
  }
  if (tally.size > 0) count(tally, key("answers"), 1);
  return Object.fromEntries(tally);
}

/** A running sum of tallies. Adding costs as much as what is added, however large the sum. */
export class TallySum {
  readonly #sums: Map<string, number>;
  readonly #units = new Map<string, number>();
  readonly #limit: number;

  constructor(start: Tally = {}, limit: number = unitLimit) {
    this.#sums = new Map(Object.entries(start));
    this.#limit = limit;
    for (const name of this.#sums.keys()) this.#countUnit(name, 1);
  }

  add(more: Tally): void {
    for (const [name, value] of Object.entries(more)) {
      const known = this.#sums.get(name);
      if (known === undefined && this.#isFull(name)) continue;
      if (known === undefined) this.#countUnit(name, 1);
      this.#sums.set(name, (known ?? 0) + value);
    }
  }

  /** Takes away what was added before. */
  take(less: Tally): void {
    for (const [name, value] of Object.entries(less)) {
      const known = this.#sums.get(name);
      if (known === undefined) continue;
      // Rounding of sums must not keep a counter that went back to nothing.
      if (Math.abs(known - value) > 1e-9) this.#sums.set(name, known - value);
      else {
        this.#sums.delete(name);
        this.#countUnit(name, -1);
      }
    }
  }

  toTally(): Tally {
    return Object.fromEntries(this.#sums);
  }

  #isFull(name: string): boolean {
    return name.startsWith(unitPrefix) && (this.#units.get(questionIn(name)) ?? 0) >= this.#limit;
  }

  #countUnit(name: string, by: number): void {
    if (!name.startsWith(unitPrefix)) return;
    const question = questionIn(name);
    this.#units.set(question, (this.#units.get(question) ?? 0) + by);
  }
}

const unitPrefix = '["unit","';
/** Names of questions need no escape, so the name ends at the next quote. */
const questionIn = (name: string): string => name.slice(unitPrefix.length, name.indexOf('"', unitPrefix.length));

export interface Mean {
  readonly mean: number;
  readonly pairs: number;
}

export interface QuestionQuality {
  readonly question: string;
  /** Krippendorff's alpha; null where it has no meaning (`krippendorffAlpha`). */
  readonly alpha: number | null;
  readonly level: Level | null;
  /** Mean pairwise comparison, 0..1; null without a pair. */
  readonly mean: number | null;
  readonly pairs: number;
  readonly tasks: number;
  readonly labels: Readonly<Record<string, Mean>>;
  readonly people: readonly (Mean & { readonly people: readonly [string, string] })[];
}

/** Reads a tally: one entry for each question that was compared, in order of name. */
export function qualityOf(tally: Tally): readonly QuestionQuality[] {
  const of = new Map<string, Gathered>();
  for (const [name, value] of Object.entries(tally)) gather(of, JSON.parse(name) as (string | number)[], value); // made here only
  return [...of]
    .filter(([question]) => question !== "")
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([question, { units, level, tasks, pairs, sum, labels, people }]) => ({
      question,
      level,
      alpha: level === null ? null : krippendorffAlpha(units, level),
      tasks,
      pairs,
      mean: pairs === 0 ? null : sum / pairs,
      labels: Object.fromEntries([...labels].map(([label, each]) => [label, meanOf(each)])),
      people: [...people.values()].map((each) => ({ ...meanOf(each), people: each.people })),
    }));
}

/** Number of gold answers in a worker's tally. */
export const goldAnswerCount = (tally: Tally): number => tally[key("answers")] ?? 0;

/** The mean agreement of a task's tally on one question, or null where nothing was compared. */
export function meanOn(tally: Tally, question: string): number | null {
  const pairs = tally[key("pairs", question)] ?? 0;
  return pairs === 0 ? null : (tally[key("sum", question)] ?? 0) / pairs;
}

interface Sums {
  pairs: number;
  sum: number;
}
interface Gathered extends Sums {
  tasks: number;
  level: Level | null;
  readonly units: { values: (string | number)[]; weight: number }[];
  readonly labels: Map<string, Sums>;
  readonly people: Map<string, Sums & { readonly people: readonly [string, string] }>;
}

function gather(of: Map<string, Gathered>, parts: readonly (string | number)[], value: number): void {
  const [kind, name = ""] = parts;
  const question = String(name);
  const at =
    of.get(question) ??
    ({ tasks: 0, pairs: 0, sum: 0, level: null, units: [], labels: new Map(), people: new Map() } as Gathered);
  of.set(question, at);
  const last = parts.at(-1) === "pairs" ? "pairs" : "sum";
  if (kind === "tasks") at.tasks = value;
  else if (kind === "pairs" || kind === "sum") at[kind] = value;
  else if (kind === "unit") {
    at.level = parts[2] as Level; // written by `taskTally`
    at.units.push({ values: parts.slice(3), weight: value });
  } else if (kind === "label") {
    const label = String(parts[2]);
    const sums = at.labels.get(label) ?? { pairs: 0, sum: 0 };
    sums[last] = value;
    at.labels.set(label, sums);
  } else if (kind === "people") {
    const people = [String(parts[2]), String(parts[3])] as const;
    const sums = at.people.get(people.join()) ?? { pairs: 0, sum: 0, people };
    sums[last] = value;
    at.people.set(people.join(), sums);
  }
}

const meanOf = ({ pairs, sum }: Sums): Mean => ({ pairs, mean: pairs === 0 ? 0 : sum / pairs });

/** A counter at nothing is left out, so that a sum is the same whichever way it came about. */
const count = (tally: Map<string, number>, name: string, by: number): void => {
  if (by !== 0) tally.set(name, (tally.get(name) ?? 0) + by);
};

/** `[question]` is the question's own sum; longer paths name their kind first. */
function addPair(tally: Map<string, number>, path: readonly string[], value: number): void {
  const name = (last: string) => (path.length === 1 ? key(last, ...path) : key(...path, last));
  count(tally, name("pairs"), 1);
  count(tally, name("sum"), value);
}

const byValue = (one: string | number, other: string | number): number =>
  typeof one === "number" && typeof other === "number" ? one - other : String(one) < String(other) ? -1 : 1;
