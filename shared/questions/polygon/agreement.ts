import { polygonIou } from "../../agreement/polygon-overlap.ts";
import { softF1 } from "../../agreement/soft-f1.ts";
import { labelPresence } from "../presence.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { PolygonAnswer, PolygonSettings } from "./schema.ts";

export const compare = (first: PolygonAnswer, second: PolygonAnswer): Comparison =>
  softF1(first.regions, second.regions, (one, other) => polygonIou(one.rings, other.rings));

export const reliability = (answer: PolygonAnswer, settings: PolygonSettings): ReliabilityUnits =>
  labelPresence(answer.regions, settings.labels);
