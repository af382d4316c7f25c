import { drawnType } from "../drawn-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { coco, cocoCategories, parse } from "./formats.ts";
import { boundsOfEllipse } from "./outline.ts";
import { type EllipseAnswer, type EllipseSettings, ellipseAnswer, ellipseSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const ellipse = drawnType<EllipseSettings, EllipseAnswer>({
  type: "ellipse",
  version,
  settings: ellipseSettings,
  answer: ellipseAnswer,
  checkAnswer,
  extents: ({ regions }) =>
    regions.map((region) => {
      const [left, top, right, bottom] = boundsOfEllipse(region);
      return { kind: "shape", from: [left, top], to: [right, bottom] };
    }),
  migrations,
  compare,
  reliability,
  formats: { coco, cocoCategories, parse },
});
