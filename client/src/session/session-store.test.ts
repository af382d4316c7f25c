import { describe, expect, it, vi } from "vitest";
import type { SessionPhase, SessionState } from "../api-types.ts";
import { createSessionStore } from "./session-store.ts";

const state = (phase: SessionPhase, id = "ada"): SessionState => ({
  phase,
  person: { id, name: id, login: id, installationRoles: [], mayCreateProjects: false, projectRoles: [] },
  idleLockMs: 1000,
  demo: false,
});

describe("session store", () => {
  it("keeps the owner of the page while the session is locked", () => {
    const store = createSessionStore(() => {});
    store.set(state("signed-in"));
    expect(store.interrupt("locked")).toBe(true);
    expect(store.snapshot()).toMatchObject({ status: "ready", state: { phase: "locked" }, owner: { id: "ada" } });
  });

  it("has nothing to do with other errors", () => {
    const store = createSessionStore(() => {});
    store.set(state("signed-in"));
    expect(store.interrupt("conflict")).toBe(false);
    expect(store.snapshot()).toMatchObject({ state: { phase: "signed-in" } });
  });

  it("does not undo a further step of signing in", () => {
    const store = createSessionStore(() => {});
    store.set(state("second-factor"));
    store.interrupt("signed-out");
    expect(store.snapshot()).toMatchObject({ state: { phase: "second-factor" } });
  });

  it("releases waiting calls when the same person is back", () => {
    const leave = vi.fn();
    const store = createSessionStore(leave);
    const released = vi.fn();
    store.set(state("signed-in"));
    store.interrupt("signed-out");
    store.onceOpen(released);
    store.set(state("second-factor"));
    expect(released).not.toHaveBeenCalled();
    store.set(state("signed-in"));
    expect(released).toHaveBeenCalledExactlyOnceWith(true);
    expect(leave).not.toHaveBeenCalled();
  });

  it("starts afresh when somebody else signs in over a page, and shows them nothing of it", () => {
    const leave = vi.fn();
    const store = createSessionStore(leave);
    const released = vi.fn();
    store.set(state("signed-in"));
    store.interrupt("signed-out");
    store.onceOpen(released);
    store.set(state("signed-in", "bo"));
    expect(released).toHaveBeenCalledExactlyOnceWith(false);
    expect(leave).toHaveBeenCalledOnce();
    expect(store.snapshot()).toEqual({ status: "loading" });
  });

  it("keeps an open page when a look at the session fails", () => {
    const store = createSessionStore(() => {});
    store.set(state("signed-in"));
    store.failed(new Error("no contact"));
    expect(store.snapshot()).toMatchObject({ status: "ready" });
  });
});
