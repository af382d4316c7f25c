import { agreements, chanceOf, chances, halves, lengthOf, threshold, type Reading } from "./score.ts";
import { viewWord, wordBytes, workerWord } from "./words.ts";

/** A served view that a leak may be a copy of. */
export interface Candidate {
  readonly item: string;
  readonly worker: string;
  readonly view: string;
}

/** `named`: chance of a false accusation below one in a million. `lead`: below one in a hundred, never shown as proof. */
export type Level = "named" | "lead" | "none";

export interface Scored<Of> {
  readonly of: Of;
  readonly score: number;
  /** At most this is the chance that any innocent among all candidates reaches this score. */
  readonly chance: number;
}

export interface Verdict {
  readonly level: Level;
  /** All views, and all workers, above the threshold of the level, best first: several are a collusion. */
  readonly views: readonly Scored<Candidate>[];
  readonly workers: readonly Scored<string>[];
  /** Best and second best score over all views, and over all workers by their half; 0 where there are none. */
  readonly bestView: readonly [number, number];
  readonly bestWorker: readonly [number, number];
  readonly thresholds: { readonly named: number; readonly lead: number };
  /** How many innocents could have been hit: views and workers, each tried in `hypotheses` ways. */
  readonly candidates: number;
  readonly hypotheses: number;
  /** All scores of views, for the picture of their distribution. */
  readonly scores: Float64Array;
}

/** The packed words of candidates, made once and scored for every hypothesis. */
export interface Listed {
  readonly candidates: readonly Candidate[];
  readonly views: Uint8Array;
  readonly workerOf: Uint32Array;
  readonly workers: readonly { readonly item: string; readonly worker: string }[];
  readonly workerWords: Uint8Array;
}

export function listed(candidates: readonly Candidate[], wordKey: Uint8Array): Listed {
  const views = new Uint8Array(candidates.length * wordBytes);
  const workerOf = new Uint32Array(candidates.length);
  const numbers = new Map<string, number>();
  const workers: { item: string; worker: string }[] = [];
  for (const [at, { item, worker, view }] of candidates.entries()) {
    views.set(viewWord(wordKey, view), at * wordBytes);
    const name = JSON.stringify([item, worker]);
    let number = numbers.get(name);
    if (number === undefined) {
      number = workers.length;
      numbers.set(name, number);
      workers.push({ item, worker });
    }
    workerOf[at] = number;
  }
  const workerWords = new Uint8Array(workers.length * wordBytes);
  for (const [at, of] of workers.entries()) workerWords.set(workerWord(wordKey, of), at * wordBytes);
  return { candidates, views, workerOf, workers, workerWords };
}

/**
 * What a reading says about the listed views: by both halves for each view, by the worker's half for each worker. `hypotheses`: in
 * how many ways the leak was tried (as it is, inverted, mirrored, offsets of tiles); each is one more chance for an innocent.
 */
export function judge(reading: Reading, of: Listed, hypotheses: number): Verdict {
  const [workerPart, viewPart] = halves(reading);
  const byWorker = agreements(workerPart, of.workerWords);
  const byView = agreements(viewPart, of.views);
  const [whole, half] = [lengthOf(reading), lengthOf(workerPart)];
  const scores = Float64Array.from(byView, (value, at) =>
    whole === 0 ? 0 : (value + byWorker[of.workerOf[at]]) / whole,
  );
  const workerScores = byWorker.map((value) => (half === 0 ? 0 : value / half));
  const candidates = of.candidates.length + of.workers.length;
  const thresholds = {
    named: threshold(candidates, hypotheses, chances.named),
    lead: threshold(candidates, hypotheses, chances.lead),
  };
  const highest = Math.max(0, most(scores), most(workerScores));
  const level: Level = highest >= thresholds.named ? "named" : highest >= thresholds.lead ? "lead" : "none";
  const least = level === "named" ? thresholds.named : level === "lead" ? thresholds.lead : Number.POSITIVE_INFINITY;
  const chance = (score: number): number => chanceOf(score, candidates, hypotheses);
  const views = [...scores.entries()]
    .filter(([, score]) => score >= least)
    .map(([at, score]) => ({ of: of.candidates[at], score, chance: chance(score) }))
    .sort((a, b) => b.score - a.score || compare(a.of.view, b.of.view));
  const workers = [...workerScores.entries()]
    .filter(([, score]) => score >= least)
    .map(([at, score]) => ({ of: of.workers[at].worker, score, chance: chance(score) }))
    .sort((a, b) => b.score - a.score || compare(a.of, b.of));
  return {
    level,
    views,
    workers,
    bestView: bestTwo(scores),
    bestWorker: bestTwo(workerScores),
    thresholds,
    candidates,
    hypotheses,
    scores,
  };
}

const most = (values: Float64Array): number =>
  values.reduce((best, each) => Math.max(best, each), Number.NEGATIVE_INFINITY);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function bestTwo(values: Float64Array): readonly [number, number] {
  let [first, second] = [0, 0];
  for (const value of values) {
    if (value > first) [second, first] = [first, value];
    else if (value > second) second = value;
  }
  return [first, second];
}
