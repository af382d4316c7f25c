import { labelHotkeys, labelProblems } from "../label.ts";
import { problem } from "../problem-keys.ts";
import type { QuestionType } from "../question-type.ts";
import { countProblems, extentOfPoints, seeRegions, sizeOf } from "../region.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { parse } from "./formats.ts";
import { type PolylineAnswer, type PolylineSettings, polylineAnswer, polylineSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const polyline: QuestionType<PolylineSettings, PolylineAnswer> = {
  type: "polyline",
  version,
  targets: ["image"],
  settings: polylineSettings,
  checkSettings: ({ labels, minVertices: minimum, maxVertices: maximum, ...counts }) => [
    ...labelProblems(labels, "labels"),
    ...countProblems(counts),
    ...(minimum > maximum ? [problem("settings.min-over-max", ["minVertices"], { minimum, maximum })] : []),
  ],
  labels: ({ labels }) => labels,
  hotkeys: ({ labels }) => labelHotkeys(labels, "labels"),
  answer: polylineAnswer,
  checkAnswer,
  empty: (facts) => ({ ...sizeOf(facts), regions: [] }),
  isEmpty: ({ regions }) => regions.length === 0,
  draws: true,
  regions: ({ regions }) => regions,
  extents: ({ regions }) => regions.map(({ points }) => extentOfPoints(points)),
  see: seeRegions,
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  // COCO has no open lines: a polygon would close them.
  formats: { parse },
};
