import { labelHotkeys } from "../label.ts";
import { optionProblems } from "../options.ts";
import type { QuestionType } from "../question-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { csv, csvColumns, parse } from "./formats.ts";
import { type RankingAnswer, type RankingSettings, rankingAnswer, rankingSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const ranking: QuestionType<RankingSettings, RankingAnswer> = {
  type: "ranking",
  version,
  targets: ["image", "text", "conversation"],
  settings: rankingSettings,
  checkSettings: optionProblems,
  labels: ({ source, options }) => (source === "options" ? options : []),
  hotkeys: ({ source, options }) => (source === "options" ? labelHotkeys(options, "options") : []),
  answer: rankingAnswer,
  checkAnswer,
  empty: () => ({ groups: [] }),
  isEmpty: ({ groups }) => groups.length === 0,
  candidates: (answer, { source }, name) =>
    source === "options" ? answer : { groups: answer.groups.map((group) => group.map(name)) },
  candidatesNeeded: ({ source }) => (source === "candidates" ? { minimum: 2, maximum: null } : undefined),
  draws: false,
  regions: () => [],
  see: () => ({ values: [], amount: undefined }),
  hasAmount: () => false,
  migrations,
  compare,
  reliability,
  formats: { csv, csvColumns, parse },
};
