/** Between two heartbeats while active, at least: "at most once a minute". */
export const heartbeatEvery = 60_000;

export interface IdleWatchOptions {
  /** Milliseconds without activity until `onIdle`. */
  readonly idleMs: number;
  readonly onIdle: () => void;
  /** Tells the server that somebody is here. */
  readonly onHeartbeat: () => void;
}

export interface IdleWatch {
  /** Something was done at `now`, here or in another tab of the same session. `own` is false for another tab's. */
  active(now: number, own: boolean): void;
  /** Must be called about once a second, and on waking: timers stand still while a machine sleeps, the clock does not. */
  check(now: number): void;
}

/** Decides when a session is idle. Pure: times (milliseconds) are given, nothing is scheduled here. */
export function createIdleWatch(options: IdleWatchOptions, startedAt: number): IdleWatch {
  let activeAt = startedAt;
  let beatAt = startedAt;
  let isIdle = false;

  const check = (now: number) => {
    if (isIdle || now - activeAt < options.idleMs) return;
    isIdle = true;
    options.onIdle();
  };

  return {
    active: (now, own) => {
      // The first key after a night must not save a session that should have locked hours ago.
      check(now);
      if (isIdle) return;
      activeAt = Math.max(activeAt, now);
      if (!own || now - beatAt < heartbeatEvery) return;
      beatAt = now;
      options.onHeartbeat();
    },
    check,
  };
}
