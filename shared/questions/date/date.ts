import type { QuestionType } from "../question-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer, checkSettings } from "./check.ts";
import { csv, csvColumns, parse } from "./formats.ts";
import { type DateAnswer, dateAnswer, type DateSettings, dateSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const date: QuestionType<DateSettings, DateAnswer> = {
  type: "date",
  version,
  targets: ["image", "text", "conversation"],
  settings: dateSettings,
  checkSettings,
  labels: () => [],
  hotkeys: () => [],
  answer: dateAnswer,
  checkAnswer,
  empty: () => ({ value: null }),
  isEmpty: ({ value }) => value === null,
  draws: false,
  regions: () => [],
  see: () => ({ values: [], amount: undefined }),
  hasAmount: () => false,
  migrations,
  compare,
  reliability,
  formats: { csv, csvColumns, parse },
};
