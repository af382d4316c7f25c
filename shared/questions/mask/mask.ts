import { drawnType } from "../drawn-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { decodeCounts } from "./rle.ts";
import { boundsOfRuns, noRuns } from "./runs.ts";
import { type MaskAnswer, type MaskSettings, maskAnswer, maskSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const mask = drawnType<MaskSettings, MaskAnswer>({
  type: "mask",
  version,
  settings: maskSettings,
  answer: maskAnswer,
  checkAnswer,
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
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
});
