import { answerTo, upgradeAnswers, type StoredAnswers } from "@keyhole/shared/answers";
import { type PartId, splitKey } from "@keyhole/shared/each";
import { itemContent, type ItemContent } from "@keyhole/shared/fields/field-type";
import { z } from "zod";
import type { Question } from "@keyhole/shared/form";
import type { KnownForm } from "../features/exports/questions.ts";
import type { BuildRow } from "./export-rows.ts";

export type Metadata = Readonly<Record<string, string | number | boolean | null>>;

const parse = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString("utf8"));

export const contentOf = async (row: BuildRow): Promise<ItemContent> => itemContent.parse(parse(await row.content()));

/** Answers in today's versions. One that does not read stops the build: a file with holes would not be what was approved. */
export async function answersOf(row: BuildRow): Promise<StoredAnswers> {
  const upgraded = upgradeAnswers(parse(await row.answers()));
  if (!upgraded.ok) throw new Error(`answers of ${row.annotationId} do not read: ${JSON.stringify(upgraded.failure)}`);
  return upgraded.value;
}

/** What stands with the fields in the sealed content. */
const itemLabel = itemContent.pick({ externalId: true, metadata: true }).catchall(z.unknown());

export interface Described {
  /** The name the item had where it came from; null for one without. */
  readonly externalId: string | null;
  /** Open metadata first, then what stands sealed with the content. */
  readonly open: Metadata;
  readonly sealed: Metadata;
}

/** What the item is called and described by, without reading its fields. */
export async function describedBy(row: BuildRow): Promise<Described> {
  const { externalId = null, metadata: sealed = {} } = itemLabel.parse(parse(await row.content()));
  return { externalId, open: JSON.parse(row.metadata) as Metadata, sealed }; // the column is the import's own
}

/** The answered questions of one row that the request includes, with the settings they were asked under. */
export function answered(
  form: KnownForm,
  names: ReadonlySet<string>,
  answers: StoredAnswers,
): { question: Question; part?: PartId; answer: unknown }[] {
  return form.form.questions.flatMap((question) => {
    if (!names.has(question.name)) return [];
    return partsAnswered(question, answers).flatMap((part) => {
      const answer = answerTo(answers, question, part);
      return answer === undefined ? [] : [{ question, ...(part === undefined ? {} : { part }), answer }];
    });
  });
}

/** Parts that have an answer; undefined for a question about the item as a whole. */
function partsAnswered({ name, each }: Question, { answers }: StoredAnswers): readonly (PartId | undefined)[] {
  if (each === undefined) return [undefined];
  return Object.keys(answers).flatMap((key) => {
    const { question, part } = splitKey(key);
    return question === name && part !== undefined ? [part] : [];
  });
}

export function formOf(forms: readonly KnownForm[]): (row: BuildRow) => KnownForm {
  const byId = new Map(forms.map((form) => [form.id, form]));
  return ({ formId }) => {
    const form = byId.get(formId);
    if (form === undefined) throw new Error(`form ${formId} is not among those of the request`);
    return form;
  };
}
