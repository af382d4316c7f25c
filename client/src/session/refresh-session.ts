import { api } from "../api.ts";
import { sessionStore } from "./session.ts";

/** Asks the server for the session's state. Never rejects: a failure is part of the session's snapshot. */
export async function refreshSession(): Promise<void> {
  try {
    sessionStore.set(await api.session.state.query());
  } catch (error) {
    sessionStore.failed(error);
  }
}
