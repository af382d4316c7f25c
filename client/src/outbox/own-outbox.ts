import { leave, sessionStore } from "../session/session.ts";
import { browserEntries } from "./entry-store.ts";
import { Outbox } from "./outbox.ts";

/** The outbox of this page's browser. */
export const ownOutbox: Outbox = new Outbox(browserEntries(), () => Date.now());

/** Whose page this is; empty before somebody signed in. */
export function ownerOfPage(): string {
  const session = sessionStore.snapshot();
  return session.status === "ready" ? (session.owner?.id ?? "") : "";
}

/** Somebody signed out: steps to undo go with the session, what was not sent waits for its owner. Then the page starts afresh. */
export function leaveWithoutSteps(): void {
  void ownOutbox.dropSteps().finally(leave);
}
