import type { EntryDraft } from "@keyhole/db/store/trail";

/**
 * Failures of people who are not signed in, counted per source and minute into one entry each: strangers cannot fill the
 * trail, and their number is still known.
 */
export interface Strangers {
  count(source: string): void;
  /** Entries of what was counted since the last call. */
  take(makeEntry: (source: string, count: number) => EntryDraft): EntryDraft[];
}

/** Sources told apart in one minute; more are counted together under the empty source. */
const sourcesKept = 1_000;

export function createStrangers(): Strangers {
  let counts = new Map<string, number>();
  return {
    count(source) {
      const key = counts.has(source) || counts.size < sourcesKept ? source : "";
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    take(makeEntry) {
      const taken = counts;
      counts = new Map();
      return [...taken].map(([source, count]) => makeEntry(source, count));
    },
  };
}
