import { drawnType } from "../drawn-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { type BoxAnswer, type BoxSettings, boxAnswer, boxSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const box = drawnType<BoxSettings, BoxAnswer>({
  type: "box",
  version,
  settings: boxSettings,
  answer: boxAnswer,
  checkAnswer,
  extents: ({ regions }) =>
    regions.map(({ x, y, width, height }) => ({ kind: "shape", from: [x, y], to: [x + width, y + height] })),
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
});
