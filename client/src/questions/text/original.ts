import { splitKey } from "@keyhole/shared/each";
import type { FieldValue } from "@keyhole/shared/fields/field-type";
import type { TextSettings } from "@keyhole/shared/questions/text/schema";
import { candidateName } from "../../fields/conversation/names.ts";

export interface Original {
  readonly text: string;
  /** What a candidate is called on the screen; null for the text of the field. */
  readonly name: string | null;
}

/**
 * What an answer starts from, and is compared with; null where it starts empty. `question` is the key of the answer: one
 * about a response starts from that response.
 */
export function originalOf({ startFrom }: TextSettings, question: string, value: FieldValue): Original | null {
  if (startFrom.what === "text") return value.kind === "text" ? { text: value.text, name: null } : null;
  if (startFrom.what === "empty" || value.kind !== "conversation") return null;
  const { part } = splitKey(question);
  const own = value.candidates.findIndex(({ id }) => id === part);
  const position = part === undefined ? startFrom.position : own;
  const candidate = value.candidates[position];
  return candidate === undefined ? null : { text: candidate.text, name: candidateName(position) };
}
