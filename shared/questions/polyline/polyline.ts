import { drawnType, vertexCountProblems } from "../drawn-type.ts";
import { extentOfPoints } from "../region.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { parse } from "./formats.ts";
import { type PolylineAnswer, type PolylineSettings, polylineAnswer, polylineSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const polyline = drawnType<PolylineSettings, PolylineAnswer>({
  type: "polyline",
  version,
  settings: polylineSettings,
  checkOwnSettings: vertexCountProblems,
  answer: polylineAnswer,
  checkAnswer,
  extents: ({ regions }) => regions.map(({ points }) => extentOfPoints(points)),
  migrations,
  compare,
  reliability,
  // COCO has no open lines: a polygon would close them.
  formats: { parse },
});
