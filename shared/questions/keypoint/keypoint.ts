import { labelHotkeys, labelProblems } from "../label.ts";
import type { QuestionType } from "../question-type.ts";
import { countProblems, seeRegions, sizeOf } from "../region.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { type KeypointAnswer, type KeypointSettings, keypointAnswer, keypointSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const keypoint: QuestionType<KeypointSettings, KeypointAnswer> = {
  type: "keypoint",
  version,
  targets: ["image"],
  settings: keypointSettings,
  checkSettings: (settings) => [...labelProblems(settings.labels, "labels"), ...countProblems(settings)],
  labels: ({ labels }) => labels,
  hotkeys: ({ labels }) => labelHotkeys(labels, "labels"),
  answer: keypointAnswer,
  checkAnswer,
  empty: (facts) => ({ ...sizeOf(facts), regions: [] }),
  isEmpty: ({ regions }) => regions.length === 0,
  draws: true,
  regions: ({ regions }) => regions,
  extents: ({ regions }) => regions.map(({ x, y }) => ({ kind: "shape", from: [x, y], to: [x, y] })),
  see: seeRegions,
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
};
