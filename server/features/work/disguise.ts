import type { LeaseHold } from "@keyhole/db/store/work";
import { type FactsByField, type StoredAnswer, type StoredAnswers, upgradeAnswers } from "@keyhole/shared/answers";
import { answerKey, splitKey } from "@keyhole/shared/each";
import type { Form, Question } from "@keyhole/shared/form";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import type { Purpose } from "@keyhole/shared/vocabulary";
import type { Services } from "../../services.ts";
import { openForm, requireProject } from "./project-of.ts";
import { codesOf, type Showing } from "./shown-order.ts";

/**
 * Between the ids of candidates and their codes, by field: both ways at once, so that whatever a page sends comes back to it
 * as it was. A page that guesses an id learns nothing: the id is nothing's name in this view.
 */
export interface Disguise {
  readonly form: Pick<Form, "questions"> | null;
  readonly swaps: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export const undisguised: Disguise = { form: null, swaps: new Map() };

/** Whoever must not know which response is whose: who labels, and who reviews where review is blind. */
export const isBlind = (purpose: Purpose, { blindReview }: { readonly blindReview: boolean }): boolean =>
  purpose === "annotate" || purpose === "revisit" || (purpose === "review" && blindReview);

export function disguiseOf(facts: FactsByField, showing: Showing & { readonly form: Form | null }): Disguise {
  const swaps = Object.entries(facts).flatMap(([field, known]): [string, ReadonlyMap<string, string>][] => {
    if (known?.kind !== "conversation") return [];
    const codes = codesOf(
      known.candidates.map(({ id }) => id),
      field,
      showing,
    );
    return codes === undefined ? [] : [[field, new Map([...codes].flatMap(([id, code]) => both(id, code)))]];
  });
  return { form: showing.form, swaps: new Map(swaps) };
}

const both = (id: string, code: string): [string, string][] => [
  [id, code],
  [code, id],
];

/** The disguise that the page of this lease works under. */
export async function disguiseOfLease(services: Services, hold: LeaseHold): Promise<Disguise> {
  const pins = await services.store.read.pinsOf(hold);
  if (pins === null || pins.formId === null || pins.lease.itemId === null) return undisguised;
  const { lease, viewId, formId } = pins;
  const { form } = await openForm(services, formId);
  if (!form.fields.some(({ display }) => display?.shuffle === true)) return undisguised;
  if (!isBlind(lease.purpose, (await requireProject(services, lease.projectId)).parsed)) return undisguised;
  const facts: FactsByField = JSON.parse((await services.store.read.itemFacts(pins.lease.itemId)) ?? "{}"); // written by the import
  return disguiseOf(facts, { form, view: viewId, key: services.keys.markKey });
}

/** What answers are checked against: the item as the page knows it. */
export function disguisedFacts(facts: FactsByField, { swaps }: Disguise): FactsByField {
  return Object.fromEntries(
    Object.entries(facts).map(([field, known]) => {
      const swap = swaps.get(field);
      if (swap === undefined || known?.kind !== "conversation") return [field, known];
      const candidates = known.candidates.map((candidate) => ({
        ...candidate,
        id: swap.get(candidate.id) ?? candidate.id,
      }));
      return [field, { ...known, candidates }];
    }),
  );
}

/**
 * Answers from one side to the other, in the current version of every type. An answer that names candidates to a question
 * that the form does not hold any more is left out: nothing says which of its values are ids.
 */
export function swappedAnswers(given: StoredAnswers, disguise: Disguise): StoredAnswers {
  if (disguise.swaps.size === 0) return given;
  const current = upgradeAnswers(given);
  if (!current.ok) throw new Error(`answers do not read: ${JSON.stringify(current.failure)}`);
  const { answers, shown } = current.value;
  const swapped = Object.entries(answers).flatMap(([key, stored]): [string, StoredAnswer][] => {
    const question = questionOf(key, disguise);
    if (question === undefined || question.type !== stored.type) return nameless(key, stored) ? [[key, stored]] : [];
    const swap = disguise.swaps.get(question.field);
    return [[swappedKey(key, disguise), swap === undefined ? stored : swappedAnswer(stored, question, swap)]];
  });
  return {
    v: 1,
    answers: Object.fromEntries(swapped),
    ...(shown === undefined ? {} : { shown: swappedOrders(shown, disguise) }),
  };
}

const nameless = (key: string, { type }: StoredAnswer): boolean =>
  splitKey(key).part === undefined && anyQuestionType(type).candidates === undefined;

const questionOf = (key: string, { form }: Disguise): Question | undefined =>
  form?.questions.find(({ name }) => name === splitKey(key).question);

/** The key of an answer to a question that is asked of each response, from one side to the other. */
export function swappedKey(key: string, disguise: Disguise): string {
  const { question: name, part } = splitKey(key);
  const question = questionOf(key, disguise);
  if (part === undefined || question?.each?.of !== "candidate") return key;
  return answerKey(name, disguise.swaps.get(question.field)?.get(part) ?? part);
}

function swappedAnswer(stored: StoredAnswer, { settings }: Question, swap: ReadonlyMap<string, string>): StoredAnswer {
  const type = anyQuestionType(stored.type);
  if (type.candidates === undefined) return stored;
  const value = type.candidates(type.answer.parse(stored.value), settings, (id) => swap.get(id) ?? id);
  return { ...stored, value };
}

const swappedOrders = (shown: Readonly<Record<string, readonly string[]>>, { swaps }: Disguise) =>
  Object.fromEntries(
    Object.entries(shown).map(([field, ids]) => [field, ids.map((id) => swaps.get(field)?.get(id) ?? id)]),
  );
