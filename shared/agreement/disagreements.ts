import type { StoredAnswers } from "../answers.ts";
import type { Form, Question } from "../form.ts";
import type { Extent, Region } from "../questions/question-type.ts";
import { anyQuestionType } from "../questions/registry.ts";
import { pairsOf } from "./agreement.ts";
import { askedAlike } from "./asked-alike.ts";
import { inCommonNames } from "./common-names.ts";
import { groupRegions, sameFrom } from "./differences.ts";

/**
 * What one of two people said where the other said something else: a label, an option, a node, a number of a scale; null
 * where there is nothing to name (nothing marked there, or two different texts).
 */
export type Said = string | null;

/** One way in which two people's answers to one question differ. */
export interface Disagreement {
  readonly question: string;
  /** In a fixed order, whoever said which, so that "cat or dog" and "dog or cat" are the same: by code unit, null last. */
  readonly said: readonly [Said, Said];
  /** Indices of the answers given: who said the first, who said the second. */
  readonly answers: readonly [number, number];
  /** How often in these two answers: regions of the same pair of labels. */
  readonly count: number;
}

/** Regions of one person that are held against another's: beyond these a picture of boxes would take minutes. */
const mostMatched = 300;

/**
 * Everything that two of the people disagree on, by question and pair of what they said. `given` holds one entry a
 * person, up to date. Answers that are alike to their own type are no disagreement, also where regions lie somewhat apart.
 */
export function disagreementsOf(form: Form, given: readonly StoredAnswers[]): readonly Disagreement[] {
  const found = new Map<string, { readonly of: Omit<Disagreement, "count">; count: number }>();
  const people = pairsOf(given.map((_, index) => index));
  for (const question of form.questions) {
    const note = (pair: readonly [number, number], [one, other]: readonly [Said, Said]): void => {
      const swap = comesFirst(other, one);
      const said: readonly [Said, Said] = swap ? [other, one] : [one, other];
      const answers: readonly [number, number] = swap ? [pair[1], pair[0]] : pair;
      const key = JSON.stringify([question.name, said, answers]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { of: { question: question.name, said, answers }, count: 1 });
      else known.count++;
    };
    const type = anyQuestionType(question.type);
    if (type.draws) {
      const marked = inCommonNames(question, form, given);
      for (const pair of people) {
        for (const said of betweenRegions(question, marked[pair[0]], marked[pair[1]])) note(pair, said);
      }
      continue;
    }
    for (const { answers } of askedAlike(question, form, given)) {
      for (const pair of people) {
        const [one, other] = [answers[pair[0]], answers[pair[1]]];
        if (one === undefined || other === undefined) continue;
        for (const said of betweenAnswers(question, one, other)) note(pair, said);
      }
    }
  }
  return [...found.values()].map(({ of, count }) => ({ ...of, count }));
}

const comesFirst = (one: Said, other: Said): boolean => one !== null && (other === null || one < other);

type Pair = readonly [Said, Said];

function betweenAnswers(question: Question, one: unknown, other: unknown): readonly Pair[] {
  const type = anyQuestionType(question.type);
  if (type.compare(one, other, question.settings).overall >= 1) return [];
  if (type.said === undefined) return [[null, null]];
  const [ones, others] = [type.said(one, question.settings), type.said(other, question.settings)];
  const onlyOne = ones.filter((value) => !others.includes(value));
  const onlyOther = others.filter((value) => !ones.includes(value));
  const [first = null, second = null] = [onlyOne[0], onlyOther[0]];
  if (onlyOne.length <= 1 && onlyOther.length <= 1) return [[first, second]];
  return [...onlyOne.map((value): Pair => [value, null]), ...onlyOther.map((value): Pair => [null, value])];
}

/**
 * Regions that both marked under the same label leave; of the others those that lie on each other differ in their label,
 * and what is left over only one of the two marked. Nobody's answer counts as nothing marked.
 */
function betweenRegions(question: Question, one: unknown, other: unknown): readonly Pair[] {
  if (one === undefined && other === undefined) return [];
  const groups = groupRegions(question, [one, other]);
  const alone = (answer: number): Region[] =>
    groups.flatMap(({ members: [first, second] }) =>
      first !== undefined && second === undefined && first.answer === answer ? [first.region] : [],
    );
  const [ones, others] = [alone(0), alone(1)];
  const pairs: Pair[] = [];
  const taken = new Set<Region>();
  for (const { first, second } of relabelled(question, { one, other, ones, others })) {
    if (taken.has(first) || taken.has(second)) continue;
    taken.add(first).add(second);
    pairs.push([first.label, second.label]);
  }
  for (const { label } of ones.filter((region) => !taken.has(region))) pairs.push([label, null]);
  for (const { label } of others.filter((region) => !taken.has(region))) pairs.push([null, label]);
  return pairs;
}

interface Left {
  readonly one: unknown;
  readonly other: unknown;
  readonly ones: readonly Region[];
  readonly others: readonly Region[];
}

/** Pairs of regions that would be the same thing if they had the same label, most alike first. */
function relabelled(question: Question, { one, other, ones, others }: Left) {
  const type = anyQuestionType(question.type);
  const [placesOfOne, placesOfOther] = [placesOf(question, one), placesOf(question, other)];
  return ones
    .slice(0, mostMatched)
    .flatMap((first) =>
      others.slice(0, mostMatched).flatMap((second) => {
        if (first.label === second.label || apart(placesOfOne.get(first.id), placesOfOther.get(second.id))) return [];
        const [ours, theirs] = [withOnly(one, first), withOnly(other, { ...second, label: first.label })];
        const alike = type.compare(ours, theirs, question.settings).overall;
        return alike < sameFrom ? [] : [{ first, second, alike }];
      }),
    )
    .sort((a, b) => b.alike - a.alike);
}

function placesOf(question: Question, answer: unknown): ReadonlyMap<string, Extent> {
  const type = anyQuestionType(question.type);
  if (answer === undefined || type.extents === undefined) return new Map();
  const extents = type.extents(answer);
  return new Map(
    type.regions(answer).flatMap(({ id }, index) => {
      const extent = extents[index];
      return extent === undefined ? [] : [[id, extent] as const];
    }),
  );
}

/** Sure to lie nowhere on each other; regions of a type without places are never sure to. Points may lie near. */
function apart(one: Extent | undefined, other: Extent | undefined): boolean {
  if (one === undefined || other === undefined || one.from.every((from, axis) => from === one.to[axis])) return false;
  if (one.part !== other.part) return true;
  return one.from.some(
    (from, axis) => from > (other.to[axis] ?? from) || (one.to[axis] ?? from) < (other.from[axis] ?? from),
  );
}

/** The answer with one region only. Every type that has regions keeps them as `regions`. */
const withOnly = (answer: unknown, region: Region): unknown => ({ ...(answer as object), regions: [region] }); // an answer with a region is an object
