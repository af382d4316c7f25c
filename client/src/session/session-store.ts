import type { ErrorCode } from "@keyhole/shared/errors";
import type { SessionPerson, SessionPhase, SessionState } from "../api-types.ts";

export type SessionSnapshot =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly error: unknown }
  | {
      readonly status: "ready";
      readonly state: SessionState;
      /** Whose page is mounted: set once signed in, kept while a cover asks for sign-in or unlock in place. */
      readonly owner: SessionPerson | undefined;
    };

/** Codes that mean: the call was refused only because of the session's phase, and may be repeated afterwards. */
const phaseOf: Partial<Record<ErrorCode, SessionPhase>> = {
  "signed-out": "signed-out",
  locked: "locked",
  "second-factor-needed": "second-factor",
  "must-enrol": "must-enrol",
};

/** The client's knowledge of its session, shared by the pages and by the link that repeats refused calls. */
export interface SessionStore {
  readonly snapshot: () => SessionSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** The server said so. */
  readonly set: (state: SessionState) => void;
  readonly failed: (error: unknown) => void;
  /** Something was refused or ended. Returns false where the code has nothing to do with the session. */
  readonly interrupt: (code: ErrorCode) => boolean;
  /** Calls back once, when the session is open again: true for the person whose page is mounted, false for another. */
  readonly onceOpen: (callback: (same: boolean) => void) => void;
}

/**
 * `leave` must load the application afresh: it is called when somebody else signs in over the page of the person before,
 * so that nothing of that page (pictures, drafts, caches) outlives its owner.
 */
export function createSessionStore(leave: () => void): SessionStore {
  let current: SessionSnapshot = { status: "loading" };
  const listeners = new Set<() => void>();
  let waiting: ((same: boolean) => void)[] = [];

  const change = (next: SessionSnapshot) => {
    current = next;
    for (const listener of listeners) listener();
  };

  const set = (state: SessionState) => {
    const before = current.status === "ready" ? current.owner : undefined;
    if (state.phase !== "signed-in") return change({ status: "ready", state, owner: before });
    const same = before === undefined || before.id === state.person?.id;
    const released = waiting;
    waiting = [];
    change(same ? { status: "ready", state, owner: state.person } : { status: "loading" });
    for (const release of released) release(same);
    if (!same) leave();
  };

  return {
    snapshot: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set,
    failed: (error) => {
      // Once a page is open, a failed look at the session must not throw it away.
      if (current.status !== "ready") change({ status: "failed", error });
    },
    interrupt: (code) => {
      const phase = phaseOf[code];
      if (phase === undefined) return false;
      if (current.status === "ready" && current.state.phase === "signed-in") set({ ...current.state, phase });
      return true;
    },
    onceOpen: (callback) => {
      if (current.status === "ready" && current.state.phase === "signed-in") callback(true);
      else waiting.push(callback);
    },
  };
}
