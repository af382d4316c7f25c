import { describe, expect, it, vi } from "vitest";
import type { SessionPhase, SessionState } from "../api-types.ts";
import { createSessionStore } from "./session-store.ts";
import { shareAcrossTabs, type TabChannel } from "./share-across-tabs.ts";

const state = (phase: SessionPhase): SessionState => ({
  phase,
  person: { id: "ada", name: "Ada", login: "ada", installationRoles: [], mayCreateProjects: false, projectRoles: [] },
  idleLockMs: 1000,
  demo: false,
});

/** Two tabs on one channel; each hears what the other tells. */
function twoTabs() {
  const handlers: ((text: string) => void)[] = [];
  const tab = (index: number) => {
    const channel: TabChannel = {
      tell: (text) => handlers[1 - index]?.(text),
      hear: (handler) => {
        handlers[index] = handler;
      },
    };
    const store = createSessionStore(() => {});
    const refresh = vi.fn();
    store.set(state("signed-in"));
    shareAcrossTabs(store, channel, refresh);
    return { store, refresh };
  };
  return [tab(0), tab(1)] as const;
}

describe("tabs of one session", () => {
  it("lock together", () => {
    const [first, second] = twoTabs();
    first.store.interrupt("locked");
    expect(second.store.snapshot()).toMatchObject({ state: { phase: "locked" } });
  });

  it("are covered together when the session ends", () => {
    const [first, second] = twoTabs();
    first.store.interrupt("signed-out");
    expect(second.store.snapshot()).toMatchObject({ state: { phase: "signed-out" } });
  });

  it("ask the server, rather than each other, whether they may open again", () => {
    const [first, second] = twoTabs();
    first.store.interrupt("locked");
    first.store.set(state("signed-in"));
    expect(second.refresh).toHaveBeenCalledOnce();
    expect(second.store.snapshot()).toMatchObject({ state: { phase: "locked" } });
  });

  it("say nothing about the steps of signing in", () => {
    const [first, second] = twoTabs();
    first.store.interrupt("signed-out");
    first.store.set(state("second-factor"));
    expect(second.store.snapshot()).toMatchObject({ state: { phase: "signed-out" } });
    expect(second.refresh).not.toHaveBeenCalled();
  });
});
