import { labelHotkeys, labelProblems } from "../label.ts";
import type { QuestionType } from "../question-type.ts";
import { countProblems, seeRegions, sizeOf } from "../region.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { decodeCounts } from "./rle.ts";
import { boundsOfRuns, noRuns } from "./runs.ts";
import { type MaskAnswer, type MaskSettings, maskAnswer, maskSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const mask: QuestionType<MaskSettings, MaskAnswer> = {
  type: "mask",
  version,
  targets: ["image"],
  settings: maskSettings,
  checkSettings: (settings) => [...labelProblems(settings.labels, "labels"), ...countProblems(settings)],
  labels: ({ labels }) => labels,
  hotkeys: ({ labels }) => labelHotkeys(labels, "labels"),
  answer: maskAnswer,
  checkAnswer,
  empty: (facts) => ({ ...sizeOf(facts), regions: [] }),
  isEmpty: ({ regions }) => regions.length === 0,
  draws: true,
  regions: ({ regions }) => regions,
  extents: ({ regions, ...size }) =>
    regions.map(({ counts }) => {
      const bounds = boundsOfRuns(decodeCounts(counts, size) ?? noRuns, size) ?? {
        left: 0,
        top: 0,
        right: 0,
        bottom: 0,
      };
      return { kind: "shape", from: [bounds.left, bounds.top], to: [bounds.right, bounds.bottom] };
    }),
  see: seeRegions,
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
};
