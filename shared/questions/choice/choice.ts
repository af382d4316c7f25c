import { labelHotkeys } from "../label.ts";
import type { Hotkey, QuestionType } from "../question-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer, checkSettings } from "./check.ts";
import { csv, csvColumns, parse } from "./formats.ts";
import { type ChoiceAnswer, type ChoiceSettings, choiceAnswer, choiceSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

function hotkeys({ source, options, candidateKeys, tie, tieKey }: ChoiceSettings): readonly Hotkey[] {
  if (source === "options") return labelHotkeys(options, "options");
  const keys = candidateKeys.map((key, index) => ({ key, path: ["candidateKeys", index] }));
  return tie ? [...keys, { key: tieKey, path: ["tieKey"] }] : keys;
}

export const choice: QuestionType<ChoiceSettings, ChoiceAnswer> = {
  type: "choice",
  version,
  targets: ["image", "text", "conversation"],
  settings: choiceSettings,
  checkSettings,
  labels: ({ source, options }) => (source === "options" ? options : []),
  hotkeys,
  answer: choiceAnswer,
  checkAnswer,
  empty: () => ({ selected: [], tie: false }),
  isEmpty: ({ selected, tie }) => selected.length === 0 && !tie,
  candidates: (answer, { source }, name) =>
    source === "options" ? answer : { ...answer, selected: answer.selected.map(name) },
  // Several may be chosen of one: whether it will do.
  candidatesNeeded: ({ source, multiple, min }) =>
    source === "candidates" ? { minimum: multiple ? Math.max(1, min) : 2, maximum: null } : undefined,
  draws: false,
  regions: () => [],
  // Ids of candidates differ from item to item: a condition on them could mean nothing.
  see: ({ selected, tie }, { source }) => ({
    values: source === "options" ? selected : tie ? ["tie"] : [],
    amount: selected.length,
  }),
  said: ({ selected, tie }) => (tie ? ["tie"] : selected),
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { csv, csvColumns, parse },
};
