import { codePointLength } from "../../fields/code-points.ts";
import type { QuestionType } from "../question-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer, checkSettings } from "./check.ts";
import { csv, csvColumns, parse } from "./formats.ts";
import { type TextAnswer, type TextSettings, textAnswer, textSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const text: QuestionType<TextSettings, TextAnswer> = {
  type: "text",
  version,
  targets: ["image", "text", "conversation"],
  settings: textSettings,
  checkSettings,
  labels: () => [],
  hotkeys: () => [],
  answer: textAnswer,
  checkAnswer,
  empty: () => ({ text: "" }),
  isEmpty: (answer) => answer.text.trim() === "",
  draws: false,
  regions: () => [],
  see: (answer) => ({ values: [], amount: codePointLength(answer.text) }),
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { csv, csvColumns, parse },
};
