import { softF1 } from "../../agreement/soft-f1.ts";
import { labelPresence } from "../presence.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import { decodeCounts } from "./rle.ts";
import { noRuns, runsIou } from "./runs.ts";
import type { MaskAnswer, MaskSettings } from "./schema.ts";

/** Intersection over union of pixels, counted on the runs: no mask is unpacked. */
export const compare = (first: MaskAnswer, second: MaskAnswer): Comparison =>
  softF1(withRuns(first), withRuns(second), (one, other) => runsIou(one.runs, other.runs));

const withRuns = (answer: MaskAnswer) =>
  answer.regions.map((region) => ({ ...region, runs: decodeCounts(region.counts, answer) ?? noRuns }));

export const reliability = (answer: MaskAnswer, settings: MaskSettings): ReliabilityUnits =>
  labelPresence(answer.regions, settings.labels);
