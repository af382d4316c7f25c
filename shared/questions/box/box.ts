import { labelHotkeys, labelProblems } from "../label.ts";
import type { QuestionType } from "../question-type.ts";
import { countProblems, seeRegions, sizeOf } from "../region.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { type BoxAnswer, type BoxSettings, boxAnswer, boxSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const box: QuestionType<BoxSettings, BoxAnswer> = {
  type: "box",
  version,
  targets: ["image"],
  settings: boxSettings,
  checkSettings: (settings) => [...labelProblems(settings.labels, "labels"), ...countProblems(settings)],
  labels: ({ labels }) => labels,
  hotkeys: ({ labels }) => labelHotkeys(labels, "labels"),
  answer: boxAnswer,
  checkAnswer,
  empty: (facts) => ({ ...sizeOf(facts), regions: [] }),
  isEmpty: ({ regions }) => regions.length === 0,
  draws: true,
  regions: ({ regions }) => regions,
  extents: ({ regions }) =>
    regions.map(({ x, y, width, height }) => ({ kind: "shape", from: [x, y], to: [x + width, y + height] })),
  see: seeRegions,
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
};
