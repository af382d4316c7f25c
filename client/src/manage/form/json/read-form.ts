import type { Problem } from "@keyhole/shared/errors";
import { checkForm, type Form, formDefinition } from "@keyhole/shared/form";
import { schemaProblems } from "@keyhole/shared/questions/schema-problems";
import { t, tProblem } from "../../../i18n/t.ts";
import { type JsonPlace, lineAt, placeOf, readJson } from "./json-text.ts";

/** Something wrong with the text, and where. */
export interface PlacedProblem {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly place: JsonPlace;
}

/** A form's text as far as it can be read. */
export interface ReadForm {
  /** Any JSON value, for completion; undefined where the text is no JSON. */
  readonly value: unknown;
  /** Set where the text has a form's shape, though rules may still be broken. */
  readonly form?: Form;
  readonly problems: readonly PlacedProblem[];
}

export function readForm(text: string): ReadForm {
  const { value, errorAt, places } = readJson(text);
  if (errorAt !== null) {
    const place = { from: errorAt, to: Math.min(text.length, errorAt + 1) };
    return { value, problems: [{ text: t("manage.json.notJson"), ...lineAt(text, errorAt), place }] };
  }
  const placed = (problem: Problem): PlacedProblem => {
    const place = placeOf(places, problem.path);
    return { text: tProblem(problem), ...lineAt(text, place.from), place };
  };
  const read = formDefinition.safeParse(value);
  if (!read.success) return { value, problems: schemaProblems(read.error).map(placed) };
  return { value, form: read.data, problems: checkForm(read.data).map(placed) };
}
