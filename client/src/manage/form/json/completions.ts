import { caretPlace } from "./caret-place.ts";
import { possibleAt } from "./schema-walk.ts";

/** One proposal: what is shown, and the text that replaces what stands from `from` to the caret. */
export interface Completion {
  readonly label: string;
  readonly text: string;
  readonly from: number;
}

/** What could be typed at the caret of a form's JSON. `form` is the last text that could be read. */
export function completionsAt(text: string, caret: number, form: unknown): readonly Completion[] {
  const place = caretPlace(text, caret);
  if (place === null) return [];
  const { kind, path, typed, from, taken } = place;
  const { keys, values } = possibleAt(path, form);
  const wanted = typed.replaceAll('"', "").toLowerCase();
  const all =
    kind === "key"
      ? keys.filter((key) => !taken.includes(key)).map((key) => ({ label: key, text: `${JSON.stringify(key)}: ` }))
      : values.map((value) => ({ label: value.replaceAll('"', ""), text: value }));
  const begins = all.filter(({ label }) => label.toLowerCase().startsWith(wanted));
  const holds = all.filter(
    ({ label }) => !begins.some((other) => other.label === label) && label.toLowerCase().includes(wanted),
  );
  return [...begins, ...holds].map((each) => ({ ...each, from }));
}
