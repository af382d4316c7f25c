import { labelHotkeys, labelProblems } from "../label.ts";
import { problem } from "../problem-keys.ts";
import type { QuestionType } from "../question-type.ts";
import { countProblems, extentOfPoints, seeRegions, sizeOf } from "../region.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { type PolygonAnswer, type PolygonSettings, polygonAnswer, polygonSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const polygon: QuestionType<PolygonSettings, PolygonAnswer> = {
  type: "polygon",
  version,
  targets: ["image"],
  settings: polygonSettings,
  checkSettings: ({ labels, minVertices: minimum, maxVertices: maximum, ...counts }) => [
    ...labelProblems(labels, "labels"),
    ...countProblems(counts),
    ...(minimum > maximum ? [problem("settings.min-over-max", ["minVertices"], { minimum, maximum })] : []),
  ],
  labels: ({ labels }) => labels,
  hotkeys: ({ labels }) => labelHotkeys(labels, "labels"),
  answer: polygonAnswer,
  checkAnswer,
  empty: (facts) => ({ ...sizeOf(facts), regions: [] }),
  isEmpty: ({ regions }) => regions.length === 0,
  draws: true,
  regions: ({ regions }) => regions,
  extents: ({ regions }) => regions.map(({ rings }) => extentOfPoints(rings.flat())),
  see: seeRegions,
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
};
