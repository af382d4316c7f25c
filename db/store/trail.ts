import type { EntryId } from "@keyhole/shared/ids";
import type { TrailEntry } from "@keyhole/shared/trail/entry";
import type { PackedTrail, trailCopies } from "@keyhole/shared/trail/packed-trail";

/**
 * An entry to be recorded in the transaction of its change. The Writer fills what only the transaction knows (the task
 * that a claim found, the epoch); sequence and place in the tree are given by the sealer when the batch commits, so no
 * Writer method returns a sequence.
 */
export interface EntryDraft {
  readonly entry: TrailEntry;
  /** Sealed names, addresses and reasons under that person's key; the entry holds the commitment. */
  readonly detail?: { readonly personId: string; readonly sealed: Uint8Array };
}

export interface TrailRow {
  readonly sequence: number;
  /** Milliseconds UTC, as in the entry. */
  readonly time: number;
  readonly entry: Uint8Array;
  readonly leaf: Uint8Array;
}

/** A row as a check needs it: with the copies of the entry's keys that searches read. */
export interface StoredTrailRow extends TrailRow {
  readonly copies: Readonly<Record<TrailCopy, string | number | null>>;
}

export type TrailCopy = (typeof trailCopies)[number];

export interface TrailHead {
  readonly size: number;
  /** `Frontier.toBytes`: what the next entry is appended to. */
  readonly frontier: Uint8Array;
  readonly checkpoint: string;
}

/** Filters are a closed list; every one is indexed. `before`: only what stands behind that entry (its sequence). */
export interface TrailQuery {
  readonly actor?: string;
  readonly subject?: string;
  /** Actor or subject. */
  readonly person?: string;
  readonly project?: string;
  readonly item?: string;
  readonly lease?: string;
  readonly view?: string;
  readonly types?: readonly string[];
  readonly outcome?: "denied" | "failed";
  readonly from?: number;
  readonly to?: number;
  readonly before?: number;
  readonly limit: number;
}

/** One page of a search that reads a bounded number of rows, so that no combination of filters can take long. */
export interface TrailPage {
  readonly rows: readonly TrailRow[];
  /** Where to go on, a sequence for `before`; null when nothing is left. A page with few or no rows may still have one. */
  readonly next: number | null;
}

/** A count up to a limit. */
export interface CappedCount {
  readonly count: number;
  /** There are more. */
  readonly more: boolean;
}

/** Items of one project that a person saw, from the newest views. */
export interface SeenProject {
  readonly project: string | null;
  readonly views: number;
  readonly items: number;
  readonly first: number;
  readonly last: number;
}

/** What a check reads, page by page; also from another thread. */
export interface TrailRangeReader {
  /** Entries in order from a sequence on, packed for verification. */
  trailPacked(from: number, limit: number): Promise<PackedTrail>;
  /** The same as rows, for the pages in which something is wrong or rare. */
  trailRange(from: number, limit: number): Promise<StoredTrailRow[]>;
}

export interface TrailReader extends TrailRangeReader {
  trailHead(): Promise<TrailHead>;
  /** Earlier signed heads, smallest size first. */
  trailMilestones(after: number, limit: number): Promise<{ size: number; checkpoint: string }[]>;
  /** Newest first: by time, and of equal times by sequence. Reads on until it has `limit` rows. */
  searchTrail(query: TrailQuery): Promise<TrailRow[]>;
  /** The same in bounded time. */
  trailPage(query: TrailQuery): Promise<TrailPage>;
  /** How many entries a search has, counted up to its `limit`. With several filters of which none is rare, a lower bound. */
  countTrail(query: TrailQuery): Promise<CappedCount>;
  trailEntry(entryId: EntryId): Promise<TrailRow | null>;
  trailDetail(entryId: EntryId): Promise<{ personId: string; sealed: Uint8Array } | null>;
  /** By project, over the person's newest `limit` views. */
  seenBy(personId: string, limit: number): Promise<{ projects: SeenProject[]; more: boolean }>;
}

export interface TrailWriter {
  /** Records entries that accompany no other change: refusals, reads, starts and stops. */
  recordOnly(drafts: readonly EntryDraft[]): Promise<void>;
}
