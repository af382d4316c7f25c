/** A gap between two submits that is longer (ms) is a pause, not a task. */
const longestTaskMs = 10 * 60_000;
/** Tasks that must have been done in a row before a pace means anything, and how many of the last ones it is of. */
const fewest = 3;
const most = 20;

/** Tasks an hour, of the times (ms) of the last submits on this page; null while there are too few. Told to nobody. */
export function paceOf(submits: readonly number[]): number | null {
  const gaps = submits
    .slice(1)
    .map((time, at) => time - (submits[at] ?? time))
    .filter((gap) => gap > 0 && gap <= longestTaskMs)
    .slice(-most);
  if (gaps.length < fewest) return null;
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  return Math.round((gaps.length * 3_600_000) / total);
}

/** Without any activity for so long (ms), somebody has had a break. */
export const restMs = 5 * 60_000;

/** When the stretch of work began that is under way, and when it was last seen to go on (ms). */
export interface Stretch {
  readonly since: number;
  readonly last: number;
}

/** The stretch after some activity: the same, or a new one after a rest. */
export const worked = (stretch: Stretch, now: number): Stretch =>
  now - stretch.last >= restMs ? { since: now, last: now } : { ...stretch, last: now };

/** Whether a break is due: work without a rest for so many minutes, and still going on. */
export const isBreakDue = (stretch: Stretch, minutes: number, now: number): boolean =>
  now - stretch.last < restMs && now - stretch.since >= minutes * 60_000;
