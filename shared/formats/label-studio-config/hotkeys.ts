import type { FieldDefinition } from "../../fields/field-type.ts";
import { hotkey as hotkeySchema } from "../../questions/label.ts";
import { anyQuestionType } from "../../questions/registry.ts";
import { reservedHotkeys } from "../../questions/reserved-hotkeys.ts";
import { isType } from "./conditions.ts";
import type { DraftQuestion } from "./draft-question.ts";
import type { ConfigLabel } from "./label-lists.ts";
import type { Notes } from "./notes.ts";

/** The keys that Label Studio gives by itself to labels without one, in its order. */
const given = Array.from("1234567890qwertyuiopasdfghjklzxcvbnm");

/** What labels are written into settings as; absent keys are left out. */
export interface WrittenLabel {
  readonly value: string;
  readonly title: string;
  readonly colour?: string;
  readonly hotkey?: string;
  readonly description?: string;
}

/**
 * Settings with their labels and keys. A key that clashes or cannot be one is dropped and noted; labels without one get
 * the next free key.
 */
export function withHotkeys(
  questions: readonly DraftQuestion[],
  fields: readonly FieldDefinition[],
  notes: Notes,
): readonly DraftQuestion[] {
  const taken = new Set([
    ...reservedHotkeys(fields.map(({ kind }) => kind)),
    ...questions.filter(({ labelsAt }) => labelsAt === undefined).flatMap(ownKeys),
  ]);
  const kept = new Map<ConfigLabel, string>();
  for (const label of questions.flatMap(({ labels }) => labels)) {
    if (label.hotkey === undefined || kept.has(label)) continue;
    const key = label.hotkey.toLowerCase();
    if (!hotkeySchema.safeParse(key).success || taken.has(key)) {
      notes.add("changed", label.element, ["label-studio.hotkey", { key: label.hotkey.slice(0, 40) }]);
      continue;
    }
    taken.add(key);
    kept.set(label, key);
  }
  const free = given.filter((key) => !taken.has(key));
  const done = new Set<ConfigLabel>();
  const keyOf = (label: ConfigLabel): string | undefined => {
    // A label that several questions share has its key in the first of them.
    if (done.has(label)) return undefined;
    done.add(label);
    return kept.get(label) ?? free.shift();
  };
  return questions.map((question) => {
    const { labels, labelsAt, settings } = question;
    return labelsAt === undefined
      ? question
      : { ...question, settings: { ...settings, [labelsAt]: labels.map((label) => written(label, keyOf(label))) } };
  });
}

function ownKeys({ type, settings }: DraftQuestion): readonly string[] {
  if (!isType(type)) return [];
  const known = anyQuestionType(type);
  const read = known.settings.safeParse(settings);
  return read.success ? known.hotkeys(read.data).map(({ key }) => key) : [];
}

const written = ({ value, title, colour, description }: ConfigLabel, key: string | undefined): WrittenLabel => ({
  value,
  title,
  ...(colour === undefined ? {} : { colour }),
  ...(key === undefined ? {} : { hotkey: key }),
  ...(description === undefined ? {} : { description }),
});
