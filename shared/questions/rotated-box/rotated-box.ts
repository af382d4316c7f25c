import { drawnType } from "../drawn-type.ts";
import { extentOfPoints } from "../region.ts";
import { cornersOf } from "../turned.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { type RotatedBoxAnswer, type RotatedBoxSettings, rotatedBoxAnswer, rotatedBoxSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const rotatedBox = drawnType<RotatedBoxSettings, RotatedBoxAnswer>({
  type: "rotated-box",
  version,
  settings: rotatedBoxSettings,
  answer: rotatedBoxAnswer,
  checkAnswer,
  extents: ({ regions }) => regions.map((region) => extentOfPoints(cornersOf(region))),
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
});
