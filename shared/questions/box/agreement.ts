import { boxIou } from "../../agreement/box-overlap.ts";
import { softF1 } from "../../agreement/soft-f1.ts";
import { labelPresence } from "../presence.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { BoxAnswer, BoxSettings } from "./schema.ts";

export const compare = (first: BoxAnswer, second: BoxAnswer): Comparison =>
  softF1(first.regions, second.regions, boxIou);

export const reliability = (answer: BoxAnswer, settings: BoxSettings): ReliabilityUnits =>
  labelPresence(answer.regions, settings.labels);
