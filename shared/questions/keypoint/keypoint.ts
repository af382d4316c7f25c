import { drawnType } from "../drawn-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { type KeypointAnswer, type KeypointSettings, keypointAnswer, keypointSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const keypoint = drawnType<KeypointSettings, KeypointAnswer>({
  type: "keypoint",
  version,
  settings: keypointSettings,
  answer: keypointAnswer,
  checkAnswer,
  extents: ({ regions }) => regions.map(({ x, y }) => ({ kind: "shape", from: [x, y], to: [x, y] })),
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
});
