import type { EntryId } from "@keyhole/shared/ids";
import type { TrailEntry } from "@keyhole/shared/trail/entry";

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
  readonly entry: Uint8Array;
  readonly leaf: Uint8Array;
}

export interface TrailHead {
  readonly size: number;
  readonly checkpoint: string;
}

/** Filters are a closed list; every one is indexed. Newest first, paged by `before` (a sequence). */
export interface TrailQuery {
  readonly actor?: string;
  readonly subject?: string;
  readonly project?: string;
  readonly item?: string;
  readonly lease?: string;
  readonly view?: string;
  readonly types?: readonly string[];
  readonly from?: number;
  readonly to?: number;
  readonly before?: number;
  readonly limit: number;
}

export interface TrailReader {
  trailHead(): Promise<TrailHead>;
  /** Entries in order from a sequence on, for verification. */
  trailRange(from: number, limit: number): Promise<TrailRow[]>;
  searchTrail(query: TrailQuery): Promise<TrailRow[]>;
  trailDetail(entryId: EntryId): Promise<{ personId: string; sealed: Uint8Array } | null>;
}

export interface TrailWriter {
  /** Records entries that accompany no other change: refusals, reads, starts and stops. */
  recordOnly(drafts: readonly EntryDraft[]): Promise<void>;
}
