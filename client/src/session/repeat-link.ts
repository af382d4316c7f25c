import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "../api-types.ts";
import { failureOf } from "../api-error.ts";
import type { SessionStore } from "./session-store.ts";

/** Calls that themselves change the session's phase: their refusal belongs to the page that made them. */
const ownProcedures = /^(session|secondFactor|invitation)\./;

/**
 * A call that is refused because the session ended or locked is not failed: it waits until sign-in or unlock (shown in
 * place) has happened and is sent once more. A refused call changed nothing on the server, so repeating is safe. Where
 * somebody else signed in, the first refusal is delivered, for the page it came from is gone.
 */
export function repeatAfterSignIn(store: SessionStore): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let stopped = false;
        let inner = { unsubscribe: () => {} };

        const send = () => {
          inner = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error: (error) => {
              const { code } = failureOf(error);
              if (code === "network" || ownProcedures.test(op.path) || !store.interrupt(code))
                return observer.error(error);
              store.onceOpen((same) => {
                if (stopped) return;
                if (same) send();
                else observer.error(error);
              });
            },
          });
        };

        send();
        return () => {
          stopped = true;
          inner.unsubscribe();
        };
      });
}
