import { goldAnswerCount, TallySum, type Tally } from "./tally.ts";

/** Gold answers before a worker sees a number, and before the number changes: fewer would say which task it was. */
export const fewestGoldAnswers = 5;

/** What is kept of one worker's gold answers. */
export interface WorkerTally {
  readonly v: 1;
  /** All of them: what leads see. */
  readonly total: Tally;
  /** Those of the steps that the worker's own figure already shows. */
  readonly shown: Tally;
  /** The others, each with how many tasks the worker had finished with it. */
  readonly waiting: readonly GoldResult[];
}

export interface GoldResult {
  readonly at: number;
  readonly tally: Tally;
}

export const noGold: WorkerTally = { v: 1, total: {}, shown: {}, waiting: [] };

export interface Progress {
  /** Tasks that the worker has finished by now. */
  readonly finished: number;
  /** Finished tasks of one step. */
  readonly step: number;
}

/**
 * Moves what is due into `shown`. A worker's figure must not tell which task was gold: it changes only where a whole step
 * of finished tasks ends, one step late, and only once `fewest` further gold answers have come together in whole steps.
 * So when it changes, and whether, depends on no task of the step that just ended.
 */
export function published(
  worker: WorkerTally,
  { finished, step }: Progress,
  fewest: number = fewestGoldAnswers,
): WorkerTally {
  const stepOf = ({ at }: GoldResult): number => Math.floor((at - 1) / step);
  const lastDue = Math.floor(finished / step) - 2;
  const shown = new TallySum(worker.shown);
  const results = worker.waiting.toSorted((one, other) => one.at - other.at);
  let taken = 0;
  let gathered: Tally[] = [];
  results.forEach((result, index) => {
    if (stepOf(result) > lastDue) return;
    gathered.push(result.tally);
    const next = results[index + 1];
    const endsStep = next === undefined || stepOf(next) > stepOf(result);
    if (!endsStep || gathered.reduce((sum, tally) => sum + goldAnswerCount(tally), 0) < fewest) return;
    for (const tally of gathered) shown.add(tally);
    gathered = [];
    taken = index + 1;
  });
  return { ...worker, shown: shown.toTally(), waiting: results.slice(taken) };
}
