import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { problem } from "../problem-keys.ts";
import { pictureProblems, regionProblems } from "../region.ts";
import { decodeCounts } from "./rle.ts";
import { areaOf, noRuns, type Runs, sharedArea, unionOf } from "./runs.ts";
import type { MaskAnswer, MaskSettings } from "./schema.ts";

export function checkAnswer(answer: MaskAnswer, settings: MaskSettings, facts: FieldFacts): readonly Problem[] {
  const problems = [...pictureProblems(answer, facts), ...regionProblems(answer.regions, settings.labels, settings)];
  const read: Read[] = [];
  for (const [index, { id, label, counts }] of answer.regions.entries()) {
    const path = ["regions", index];
    const runs = decodeCounts(counts, answer);
    if (runs === null) problems.push(problem("answer.mask-broken", [...path, "counts"], { id }));
    else if (areaOf(runs) < settings.minArea) {
      problems.push(problem("answer.mask-too-small", path, { id, minimum: settings.minArea }));
    } else read.push({ index, label, runs });
  }
  return settings.kind === "instance" ? problems : [...problems, ...semanticProblems(read)];
}

interface Read {
  readonly index: number;
  readonly label: string;
  readonly runs: Runs;
}

/** One mask a label, and no pixel in two masks. */
function semanticProblems(read: readonly Read[]): readonly Problem[] {
  const seen = new Set<string>();
  const twice = read.filter(({ label }) => seen.size === seen.add(label).size);
  if (twice.length > 0) {
    return twice.map(({ index, label }) => problem("answer.mask-label-twice", ["regions", index], { label }));
  }
  const { overlap } = united(read);
  return overlap === null ? [] : [problem("answer.mask-overlap", ["regions", overlap.index], { label: overlap.label })];
}

/** All masks as one, halves first, so that many large ones take little longer than reading them; the first overlap. */
function united(read: readonly Read[]): { readonly runs: Runs; readonly overlap: Read | null } {
  const [first] = read;
  if (first === undefined || read.length === 1) return { runs: first?.runs ?? noRuns, overlap: null };
  const [one, other] = [read.slice(0, read.length >> 1), read.slice(read.length >> 1)];
  const [left, right] = [united(one), united(other)];
  const overlap = left.overlap ?? right.overlap;
  if (overlap !== null) return { runs: noRuns, overlap };
  if (sharedArea(left.runs, right.runs) > 0) {
    return { runs: noRuns, overlap: other.find(({ runs }) => sharedArea(left.runs, runs) > 0) ?? null };
  }
  return { runs: unionOf(left.runs, right.runs), overlap: null };
}
