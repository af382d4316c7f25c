import { labelHotkeys, labelProblems } from "../label.ts";
import type { QuestionType } from "../question-type.ts";
import { countProblems, seeRegions } from "../region.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer, checkEnds, settingsProblems } from "./check.ts";
import { renamed } from "./ends.ts";
import { parse } from "./formats.ts";
import { type RelationAnswer, type RelationSettings, relationAnswer, relationSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const relation: QuestionType<RelationSettings, RelationAnswer> = {
  type: "relation",
  version,
  targets: ["text", "conversation"],
  settings: relationSettings,
  checkSettings: (settings) => [
    ...labelProblems(settings.labels, "labels"),
    ...countProblems(settings),
    ...settingsProblems(settings),
  ],
  labels: ({ labels }) => labels,
  hotkeys: ({ labels }) => labelHotkeys(labels, "labels"),
  refers: {
    to: ({ spans, allowed }) => ({
      question: spans,
      path: ["spans"],
      types: ["span"],
      labels: allowed.flatMap(({ from, to }, index) => [
        { label: from, path: ["allowed", index, "from"] },
        { label: to, path: ["allowed", index, "to"] },
      ]),
    }),
    check: checkEnds,
    renamed,
  },
  answer: relationAnswer,
  checkAnswer,
  empty: () => ({ regions: [] }),
  isEmpty: ({ regions }) => regions.length === 0,
  draws: true,
  regions: ({ regions }) => regions,
  see: seeRegions,
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { parse },
};
