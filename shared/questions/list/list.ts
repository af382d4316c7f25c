import type { QuestionType } from "../question-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer, checkSettings } from "./check.ts";
import { csv, csvColumns, parse } from "./formats.ts";
import { type ListAnswer, listAnswer, type ListSettings, listSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const list: QuestionType<ListSettings, ListAnswer> = {
  type: "list",
  version,
  targets: ["image", "text", "conversation"],
  settings: listSettings,
  checkSettings,
  labels: ({ verdicts }) => verdicts,
  // Keys of verdicts work on the entry that has the keyboard, so that they can clash with nothing.
  hotkeys: () => [],
  answer: listAnswer,
  checkAnswer,
  empty: () => ({ entries: [] }),
  isEmpty: ({ entries }) => entries.length === 0,
  draws: false,
  regions: () => [],
  see: ({ entries }) => ({
    values: Array.from(new Set(entries.flatMap(({ verdict }) => verdict ?? []))),
    amount: entries.length,
  }),
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { csv, csvColumns, parse },
};
