import type { QuestionType } from "../question-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer, checkSettings } from "./check.ts";
import { csv, csvColumns, parse } from "./formats.ts";
import { type NumberAnswer, type NumberSettings, numberAnswer, numberSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const number: QuestionType<NumberSettings, NumberAnswer> = {
  type: "number",
  version,
  targets: ["image", "text", "conversation"],
  settings: numberSettings,
  checkSettings,
  labels: () => [],
  hotkeys: () => [],
  answer: numberAnswer,
  checkAnswer,
  empty: () => ({ value: null }),
  isEmpty: ({ value }) => value === null,
  draws: false,
  regions: () => [],
  see: ({ value }) => ({ values: [], amount: value ?? undefined }),
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { csv, csvColumns, parse },
};
