import { labelHotkeys, labelProblems } from "../label.ts";
import type { QuestionType } from "../question-type.ts";
import { countProblems, extentOfPoints, seeRegions, sizeOf } from "../region.ts";
import { cornersOf } from "../turned.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { type RotatedBoxAnswer, type RotatedBoxSettings, rotatedBoxAnswer, rotatedBoxSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const rotatedBox: QuestionType<RotatedBoxSettings, RotatedBoxAnswer> = {
  type: "rotated-box",
  version,
  targets: ["image"],
  settings: rotatedBoxSettings,
  checkSettings: (settings) => [...labelProblems(settings.labels, "labels"), ...countProblems(settings)],
  labels: ({ labels }) => labels,
  hotkeys: ({ labels }) => labelHotkeys(labels, "labels"),
  answer: rotatedBoxAnswer,
  checkAnswer,
  empty: (facts) => ({ ...sizeOf(facts), regions: [] }),
  isEmpty: ({ regions }) => regions.length === 0,
  draws: true,
  regions: ({ regions }) => regions,
  extents: ({ regions }) => regions.map((region) => extentOfPoints(cornersOf(region))),
  see: seeRegions,
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
};
