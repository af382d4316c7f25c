import type { QuestionType } from "../question-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer, checkSettings, isEmpty } from "./check.ts";
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
  empty: () => ({ value: null, unit: null }),
  isEmpty,
  draws: false,
  regions: () => [],
  see: (answer) => ({ values: [], amount: "value" in answer ? (answer.value ?? undefined) : undefined }),
  hasAmount: ({ kind }) => kind === "value",
  migrations,
  compare,
  reliability,
  formats: { csv, csvColumns, parse },
};
