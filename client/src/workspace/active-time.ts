/** A pause longer than this (ms) is no work on the task. */
export const longestPauseMs = 60_000;

/** Time spent working, pauses left out. Pure: times (ms) are given. */
export class ActiveTime {
  #total: number;
  #last: number | null = null;

  /** `before` is what earlier leases of the same task came to. */
  constructor(before: number) {
    this.#total = before;
  }

  /** Something was done at `now`. */
  active(now: number): void {
    const gap = this.#last === null ? 0 : now - this.#last;
    if (gap > 0 && gap <= longestPauseMs) this.#total += gap;
    this.#last = now;
  }

  /** Whole milliseconds up to the last activity. */
  get total(): number {
    return Math.round(this.#total);
  }
}
