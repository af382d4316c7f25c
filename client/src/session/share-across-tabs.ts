import type { SessionStore } from "./session-store.ts";

/** The part of BroadcastChannel that is used here. */
export interface TabChannel {
  readonly tell: (text: string) => void;
  readonly hear: (handler: (text: string) => void) => void;
}

const phaseOf = (store: SessionStore): string | undefined => {
  const snapshot = store.snapshot();
  return snapshot.status === "ready" && snapshot.owner !== undefined ? snapshot.state.phase : undefined;
};

/**
 * All tabs of a browser are one session: when it locks or ends in one, the others cover at once, without waiting for the
 * server to tell them; when it opens again, they ask the server and go on too. Carries phases only.
 */
export function shareAcrossTabs(store: SessionStore, channel: TabChannel, refresh: () => void): void {
  let before = phaseOf(store);
  store.subscribe(() => {
    const phase = phaseOf(store);
    const concerns = phase === "signed-in" || before === "signed-in";
    if (phase !== undefined && phase !== before && before !== undefined && concerns) channel.tell(phase);
    before = phase;
  });
  channel.hear((phase) => {
    const own = phaseOf(store);
    if (own === undefined) return;
    if (phase === "signed-in") {
      if (own !== "signed-in") refresh();
      return;
    }
    store.interrupt(phase === "locked" ? "locked" : "signed-out");
  });
}
