import { drawnType, vertexCountProblems } from "../drawn-type.ts";
import { extentOfPoints } from "../region.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { type PolygonAnswer, type PolygonSettings, polygonAnswer, polygonSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const polygon = drawnType<PolygonSettings, PolygonAnswer>({
  type: "polygon",
  version,
  settings: polygonSettings,
  checkOwnSettings: vertexCountProblems,
  answer: polygonAnswer,
  checkAnswer,
  extents: ({ regions }) => regions.map(({ rings }) => extentOfPoints(rings.flat())),
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
});
