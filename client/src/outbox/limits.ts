export interface OutboxLimits {
  /** Pieces of work of one browser, of everybody who uses it. The server is asked about as many at once. */
  readonly entries: number;
  /** Sealed bytes of one piece of work, and of all. */
  readonly entryBytes: number;
  readonly allBytes: number;
  /** Unsent work that is older (ms) is dropped, and its owner is told. */
  readonly ageMs: number;
  /** Steps to undo of work that is saved are of no use after the longest lease (ms). */
  readonly stepsAgeMs: number;
}

const mebibyte = 1024 * 1024;

/** An answer may have 4 MiB (shared/answers.ts), and steps to undo a quarter of it. */
export const outboxLimits: OutboxLimits = {
  entries: 40,
  entryBytes: 8 * mebibyte,
  allBytes: 64 * mebibyte,
  ageMs: 30 * 24 * 3_600_000,
  stepsAgeMs: 24 * 3_600_000,
};
