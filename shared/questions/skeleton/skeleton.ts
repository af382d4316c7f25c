import { labelHotkeys } from "../label.ts";
import type { QuestionType } from "../question-type.ts";
import { extentOfPoints, seeRegions, sizeOf } from "../region.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer, checkSettings } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { isLabelled, type SkeletonAnswer, type SkeletonSettings, skeletonAnswer, skeletonSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const skeleton: QuestionType<SkeletonSettings, SkeletonAnswer> = {
  type: "skeleton",
  version,
  targets: ["image"],
  settings: skeletonSettings,
  checkSettings,
  labels: ({ labels }) => labels,
  hotkeys: ({ labels }) => labelHotkeys(labels, "labels"),
  answer: skeletonAnswer,
  checkAnswer,
  empty: (facts) => ({ ...sizeOf(facts), regions: [] }),
  isEmpty: ({ regions }) => regions.length === 0,
  draws: true,
  regions: ({ regions }) => regions,
  extents: ({ regions }) =>
    regions.map(({ points }) => extentOfPoints(points.filter(isLabelled).map(({ x, y }) => [x, y] as const))),
  see: seeRegions,
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
};
