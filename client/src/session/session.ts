import { useSyncExternalStore } from "react";
import type { SessionPerson } from "../api-types.ts";
import { createSessionStore, type SessionSnapshot } from "./session-store.ts";

/** Loads the application afresh at its start page: what the person before had in memory is gone. */
export const leave = () => window.location.assign("/");

/** The one session of this page. */
export const sessionStore = createSessionStore(leave);

export const useSession = (): SessionSnapshot => useSyncExternalStore(sessionStore.subscribe, sessionStore.snapshot);

/** The signed-in person. Only for components below the session gate, which exist for somebody or not at all. */
export function usePerson(): SessionPerson {
  const session = useSession();
  if (session.status !== "ready" || session.owner === undefined) throw new Error("no person outside the session gate");
  return session.owner;
}

/** True while sign-in or unlock covers the page. Protected pictures must be dropped or hidden then. */
export function useCovered(): boolean {
  const session = useSession();
  return session.status === "ready" && session.owner !== undefined && session.state.phase !== "signed-in";
}
