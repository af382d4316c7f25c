import { drawnType } from "../drawn-type.ts";
import { extentOfPoints } from "../region.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer, checkOwnSettings } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { isLabelled, type SkeletonAnswer, type SkeletonSettings, skeletonAnswer, skeletonSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const skeleton = drawnType<SkeletonSettings, SkeletonAnswer>({
  type: "skeleton",
  version,
  settings: skeletonSettings,
  checkOwnSettings,
  answer: skeletonAnswer,
  checkAnswer,
  extents: ({ regions }) =>
    regions.map(({ points }) => extentOfPoints(points.filter(isLabelled).map(({ x, y }) => [x, y] as const))),
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
});
