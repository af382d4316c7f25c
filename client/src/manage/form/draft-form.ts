import type { FieldDefinition } from "@keyhole/shared/fields/field-type";
import type { Form, Question } from "@keyhole/shared/form";
import { nameFrom } from "@keyhole/shared/name-from";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import type { FieldKind, QuestionTypeName } from "@keyhole/shared/vocabulary";
import { withFreeKeys } from "./free-keys.ts";
import { withRenamed } from "./renamed.ts";
import { labelValues, pinLabels } from "./pin-labels.ts";

interface Entry<Value> {
  /** Of this screen only: what a card is known by while its name may change. */
  readonly key: string;
  /** The name was published: answers are kept under it, so it stays. */
  readonly isPinned: boolean;
  /** The lead chose the name; it no longer follows the title. */
  readonly hasOwnName: boolean;
  readonly value: Value;
}
export type DraftField = Entry<FieldDefinition>;
export interface DraftQuestion extends Entry<Question> {
  /** Label values that were published: answers hold them. */
  readonly pinnedValues: ReadonlySet<string>;
}

const noValues: ReadonlySet<string> = new Set();

/** A form being edited. Pure: each change gives a new draft. */
export interface DraftForm {
  readonly fields: readonly DraftField[];
  readonly questions: readonly DraftQuestion[];
  readonly rules: Form["rules"];
}

export const emptyDraft: DraftForm = { fields: [], questions: [], rules: [] };

/** A published form, ready to be edited. */
export const draftOf = ({ fields, questions, rules }: Form): DraftForm => ({
  rules,
  fields: fields.map((value) => ({ key: `field ${value.name}`, isPinned: true, hasOwnName: true, value })),
  questions: questions.map((value) => ({
    key: `question ${value.name}`,
    isPinned: true,
    hasOwnName: true,
    pinnedValues: labelValues(value.settings),
    value,
  })),
});

/**
 * Another version's content on top of what is published: names that the published form does not have can still be
 * changed, so that bringing back an old version is an ordinary edit.
 */
export const draftOver = (form: Form, published: Form | null): DraftForm => {
  const draft = draftOf(form);
  const has = (list: readonly { readonly name: string }[] | undefined, name: string) =>
    list?.some((each) => each.name === name) === true;
  return {
    rules: draft.rules,
    fields: draft.fields.map((entry) => ({ ...entry, isPinned: has(published?.fields, entry.value.name) })),
    questions: draft.questions.map((entry) => {
      const current = published?.questions.find(({ name }) => name === entry.value.name);
      return { ...entry, isPinned: current !== undefined, pinnedValues: labelValues(current?.settings) };
    }),
  };
};

export const formOfDraft = ({ fields, questions, rules }: DraftForm): Form => ({
  v: 1,
  fields: fields.map(({ value }) => value),
  questions: questions.map(({ value }) => value),
  rules: Array.from(rules),
});

const othersOf = <Value extends { readonly name: string }>(entries: readonly Entry<Value>[], key: string) =>
  entries.filter((entry) => entry.key !== key).map(({ value }) => value.name);

/** Changes a field. While its name follows the title it changes too, and questions about it follow. */
export function changeField(draft: DraftForm, key: string, change: Partial<FieldDefinition>): DraftForm {
  const before = draft.fields.find((entry) => entry.key === key);
  if (before === undefined) return draft;
  const hasOwnName = before.hasOwnName || change.name !== undefined;
  const { title } = change;
  const auto =
    title === undefined || hasOwnName || before.isPinned
      ? {}
      : { name: nameFrom(title, othersOf(draft.fields, key), "field") };
  const value = { ...before.value, ...change, ...auto };
  return {
    ...draft,
    fields: draft.fields.map((entry) => (entry.key === key ? { ...entry, hasOwnName, value } : entry)),
    questions: draft.questions.map((entry) =>
      entry.value.field === before.value.name ? { ...entry, value: { ...entry.value, field: value.name } } : entry,
    ),
  };
}

export type QuestionChange = Partial<
  Pick<Question, "title" | "name" | "description" | "field" | "required" | "each" | "when" | "requiredWhen">
> & {
  /** Of the question's own type. */
  readonly settings?: unknown;
};

const hasMoreLabels = (before: Question, after: Question): boolean => {
  const type = anyQuestionType(after.type);
  return type.labels(after.settings).length > type.labels(before.settings).length;
};

/** Changes a question. Values of labels that were published stay what they are, whatever they are called now. */
export function changeQuestion(draft: DraftForm, key: string, change: QuestionChange): DraftForm {
  const before = draft.questions.find((entry) => entry.key === key);
  if (before === undefined) return draft;
  const hasOwnName = before.hasOwnName || change.name !== undefined;
  const { title } = change;
  const auto =
    title === undefined || hasOwnName || before.isPinned
      ? {}
      : { name: nameFrom(title, othersOf(draft.questions, key), before.value.type) };
  const settings =
    change.settings === undefined
      ? before.value.settings
      : pinLabels(before.value.settings, change.settings, before.pinnedValues);
  // The settings come from the form of this question's own type.
  const changed = { ...before.value, ...change, ...auto, settings } as Question;
  const others = { ...draft, questions: draft.questions.filter((entry) => entry.key !== key) };
  // A label that joins knows only the keys of its own list.
  const value = hasMoreLabels(before.value, changed)
    ? ({ ...changed, settings: withFreeKeys(formOfDraft(others), changed) } as Question) // the same shape
    : changed;
  const next = {
    ...draft,
    questions: draft.questions.map((entry) => (entry.key === key ? { ...entry, hasOwnName, value } : entry)),
  };
  return value.name === before.value.name ? next : withRenamed(next, before.value.name, value.name);
}

export function addField(draft: DraftForm, kind: FieldKind, { key, title }: { key: string; title: string }): DraftForm {
  const name = nameFrom(title, othersOf(draft.fields, key), "field");
  const value: FieldDefinition = { name, kind, title, required: true };
  return { ...draft, fields: [...draft.fields, { key, isPinned: false, hasOwnName: false, value }] };
}

export interface NewQuestion {
  readonly key: string;
  readonly title: string;
  readonly type: QuestionTypeName;
  readonly settings: unknown;
}

/** Adds a question about the first field that it can be asked of; without one the form says what is missing. */
export function addQuestion(draft: DraftForm, { key, title, type, settings }: NewQuestion): DraftForm {
  const { targets } = anyQuestionType(type);
  const field = draft.fields.find(({ value }) => targets.includes(value.kind))?.value.name ?? "";
  const name = nameFrom(title, othersOf(draft.questions, key), type);
  // `settings` are the initial ones of this very type.
  const value = { name, title, description: "", type, field, required: true, settings } as Question;
  const keyed = { ...value, settings: withFreeKeys(formOfDraft(draft), value) } as Question; // the same shape
  return {
    ...draft,
    questions: [...draft.questions, { key, isPinned: false, hasOwnName: false, pinnedValues: noValues, value: keyed }],
  };
}

export const removeField = (draft: DraftForm, key: string): DraftForm => ({
  ...draft,
  fields: draft.fields.filter((entry) => entry.key !== key),
});

export const removeQuestion = (draft: DraftForm, key: string): DraftForm => ({
  ...draft,
  questions: draft.questions.filter((entry) => entry.key !== key),
});

/** The list with one entry at another place; places count from 0. */
export function moved<Item extends { readonly key: string }>(
  list: readonly Item[],
  key: string,
  to: number,
): readonly Item[] {
  const from = list.findIndex((entry) => entry.key === key);
  const entry = list[from];
  if (entry === undefined) return list;
  return list.toSpliced(from, 1).toSpliced(Math.max(0, to), 0, entry);
}
