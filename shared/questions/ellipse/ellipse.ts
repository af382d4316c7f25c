import { labelHotkeys, labelProblems } from "../label.ts";
import type { QuestionType } from "../question-type.ts";
import { countProblems, seeRegions, sizeOf } from "../region.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { boundsOfEllipse } from "./outline.ts";
import { type EllipseAnswer, type EllipseSettings, ellipseAnswer, ellipseSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const ellipse: QuestionType<EllipseSettings, EllipseAnswer> = {
  type: "ellipse",
  version,
  targets: ["image"],
  settings: ellipseSettings,
  checkSettings: (settings) => [...labelProblems(settings.labels, "labels"), ...countProblems(settings)],
  labels: ({ labels }) => labels,
  hotkeys: ({ labels }) => labelHotkeys(labels, "labels"),
  answer: ellipseAnswer,
  checkAnswer,
  empty: (facts) => ({ ...sizeOf(facts), regions: [] }),
  isEmpty: ({ regions }) => regions.length === 0,
  draws: true,
  regions: ({ regions }) => regions,
  extents: ({ regions }) =>
    regions.map((region) => {
      const [left, top, right, bottom] = boundsOfEllipse(region);
      return { kind: "shape", from: [left, top], to: [right, bottom] };
    }),
  see: seeRegions,
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
};
