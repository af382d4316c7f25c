import type { DateForm } from "@keyhole/shared/questions/date/local-date";
import { locale } from "../../i18n/locale.ts";
import { piecesOf, writtenOf } from "./date-segments.ts";

/** A stored value in the reader's order of day, month and year. */
export function dateText(value: string, form: DateForm): string {
  const written = writtenOf(value, form);
  return piecesOf(form, locale())
    .map((piece) => ("text" in piece ? piece.text : (written[piece.part] ?? "")))
    .join("");
}
