/**
 * Where a draft stands between this screen and the server, as a pure state machine. It decides when to save and what
 * to tell; the shell in `draft-sync.ts` owns timers and the network.
 */
export type DraftPhase =
  /** The server has everything. */
  | "saved"
  /** A change waits for its pause. */
  | "unsaved"
  /** A request is on its way. */
  | "saving"
  /** The server cannot be reached; it is tried again, and work goes on. */
  | "offline"
  /** The server has another version. Nothing is sent until a person has decided; both are kept. */
  | "conflict"
  /** The session ended: signing in continues. Nothing is sent meanwhile. */
  | "signed-out"
  /** The lease is over: this screen may not save any more. */
  | "closed";

export interface DraftLimits {
  /** A save follows this long after the last change (ms). */
  readonly pauseMs: number;
  /** A save happens at least this often during uninterrupted work (ms). */
  readonly mostMs: number;
  /** First and longest wait before an unanswered save is tried again (ms); doubles in between. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
}

export const draftLimits: DraftLimits = { pauseMs: 1_000, mostMs: 5_000, retryMs: 500, longestRetryMs: 10_000 };

export interface DraftState {
  readonly phase: DraftPhase;
  /** The version the server gave to what it has. */
  readonly version: number;
  /** Counts changes on this screen; `sent` is the last one in a request, `kept` the last one the server confirmed. */
  readonly change: number;
  readonly sent: number;
  readonly kept: number;
  readonly firstUnsavedAt: number | null;
  readonly lastChangeAt: number | null;
  /** Unanswered tries in a row, and when the next is due. */
  readonly failures: number;
  readonly retryAt: number | null;
  /** Since when the server has not answered; the workspace covers the content after its grace. */
  readonly offlineSince: number | null;
}

export type DraftEvent =
  | { readonly type: "changed"; readonly now: number }
  | { readonly type: "sent"; readonly now: number }
  | { readonly type: "confirmed"; readonly version: number; readonly now: number }
  | { readonly type: "unanswered"; readonly now: number }
  | { readonly type: "conflicted"; readonly version: number }
  | { readonly type: "signed-out" }
  | { readonly type: "closed" }
  /** Signed in again, or the network is back: try at once. */
  | { readonly type: "resumed"; readonly now: number }
  /** The person keeps this screen's answers (they go on top of the server's version) or takes the server's. */
  | { readonly type: "resolved"; readonly keep: "mine" | "theirs"; readonly now: number };

export const draftAt = (version: number): DraftState => ({
  phase: "saved",
  version,
  change: 0,
  sent: 0,
  kept: 0,
  firstUnsavedAt: null,
  lastChangeAt: null,
  failures: 0,
  retryAt: null,
  offlineSince: null,
});

export const isUnsaved = (state: DraftState): boolean => state.change > state.kept;

/** Phases in which time passing can lead to a save. */
const isFree = (phase: DraftPhase): boolean => phase === "unsaved" || phase === "offline";

/** When the next save is due (ms), or null while nothing is to be sent or something else must happen first. */
export function saveDueAt(state: DraftState, limits: DraftLimits = draftLimits): number | null {
  if (!isUnsaved(state) || !isFree(state.phase)) return null;
  if (state.retryAt !== null) return state.retryAt;
  const { firstUnsavedAt, lastChangeAt } = state;
  if (firstUnsavedAt === null || lastChangeAt === null) return null;
  return Math.min(lastChangeAt + limits.pauseMs, firstUnsavedAt + limits.mostMs);
}

export function stepDraft(state: DraftState, event: DraftEvent, limits: DraftLimits = draftLimits): DraftState {
  switch (event.type) {
    case "changed":
      return {
        ...state,
        change: state.change + 1,
        firstUnsavedAt: state.firstUnsavedAt ?? event.now,
        lastChangeAt: event.now,
        phase: state.phase === "saved" ? "unsaved" : state.phase,
      };
    case "sent":
      return { ...state, phase: "saving", sent: state.change, firstUnsavedAt: null, retryAt: null };
    case "confirmed": {
      const kept = Math.max(state.kept, state.sent);
      const more = state.change > kept;
      return {
        ...state,
        version: event.version,
        kept,
        phase: more ? "unsaved" : "saved",
        firstUnsavedAt: more ? (state.firstUnsavedAt ?? state.lastChangeAt ?? event.now) : null,
        failures: 0,
        retryAt: null,
        offlineSince: null,
      };
    }
    case "unanswered": {
      const failures = state.failures + 1;
      const wait = Math.min(limits.retryMs * 2 ** (failures - 1), limits.longestRetryMs);
      return {
        ...state,
        phase: "offline",
        failures,
        firstUnsavedAt: state.firstUnsavedAt ?? event.now,
        retryAt: event.now + wait,
        offlineSince: state.offlineSince ?? event.now,
      };
    }
    case "conflicted":
      return { ...state, phase: "conflict", version: event.version, retryAt: null, offlineSince: null };
    case "signed-out":
      return { ...state, phase: "signed-out", retryAt: null };
    case "closed":
      return { ...state, phase: "closed", retryAt: null };
    case "resumed":
      return state.phase === "signed-out" || state.phase === "offline"
        ? {
            ...state,
            phase: isUnsaved(state) ? "unsaved" : "saved",
            failures: 0,
            retryAt: event.now,
            offlineSince: null,
          }
        : state;
    case "resolved":
      if (state.phase !== "conflict") return state;
      return event.keep === "theirs"
        ? { ...draftAt(state.version), change: state.change, sent: state.change, kept: state.change }
        : { ...state, phase: "unsaved", retryAt: event.now, failures: 0 };
  }
}
