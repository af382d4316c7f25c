import type { Problem } from "@keyhole/shared/errors";
import type { Form } from "@keyhole/shared/form";
import { convertLabelStudioConfig } from "@keyhole/shared/formats/label-studio-config/convert";
import type { ConfigNote } from "@keyhole/shared/formats/label-studio-config/notes";

/** A pasted configuration and what it becomes. Without a form it cannot be started from. */
export interface ReadConfig {
  readonly text: string;
  readonly form?: Form;
  readonly problems: readonly Problem[];
  readonly notes: readonly ConfigNote[];
}

export function readConfig(text: string): ReadConfig {
  if (text.trim() === "") return { text, problems: [], notes: [] };
  const read = convertLabelStudioConfig(text);
  return read.ok ? { text, problems: [], ...read.value } : { text, ...read.failure };
}
