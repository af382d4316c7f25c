import type { EntryDraft } from "@keyhole/db/store/trail";
import type { PersonId } from "@keyhole/shared/ids";

/**
 * Failures of people who are not signed in, counted per source, account tried and minute into one entry each: strangers
 * cannot fill the trail, and their number is still known.
 */
export interface Strangers {
  count(failure: Failure): void;
  /** Entries of what was counted since the last call. */
  take(makeEntry: (failure: Failure, count: number) => EntryDraft): EntryDraft[];
}

export interface Failure {
  /** Network source; empty where there were too many to tell apart. */
  readonly source: string;
  /** Whose account was tried; null where there is no such account. */
  readonly subject: PersonId | null;
}

/** Sources and accounts told apart in one minute; more are counted together. */
const failuresKept = 1_000;
const rest: Failure = { source: "", subject: null };

export function createStrangers(): Strangers {
  let counts = new Map<string, { readonly failure: Failure; readonly count: number }>();
  return {
    count(failure) {
      const own = `${failure.source} ${failure.subject ?? ""}`;
      const isKept = counts.has(own) || counts.size < failuresKept;
      const key = isKept ? own : "";
      const before = counts.get(key) ?? { failure: isKept ? failure : rest, count: 0 };
      counts.set(key, { ...before, count: before.count + 1 });
    },
    take(makeEntry) {
      const taken = counts;
      counts = new Map();
      return Array.from(taken.values(), ({ failure, count }) => makeEntry(failure, count));
    },
  };
}
