import type { PersonId, SessionId } from "@keyhole/shared/ids";

/** Control messages only: what a connected screen must do at once. Never content. */
export type ControlMessage =
  | { readonly kind: "lease-ended"; readonly leaseId: string; readonly reason: string }
  | { readonly kind: "session-ended" }
  | { readonly kind: "session-locked" }
  | { readonly kind: "frozen"; readonly scope: string; readonly scopeId: string }
  | { readonly kind: "changed"; readonly what: string }
  | { readonly kind: "ping" };

export interface Listener {
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly teamIds: readonly string[];
  send(message: ControlMessage): void;
  close(): void;
}

/** The connected screens of this process. Freeze, disable and logout reach them through here. */
export interface EventHub {
  add(listener: Listener): () => void;
  toSessions(ids: readonly string[], message: ControlMessage): void;
  toPerson(id: string, message: ControlMessage): void;
  toPeople(ids: readonly string[], message: ControlMessage): void;
  toEveryone(message: ControlMessage): void;
  /** The screen whose lease another device of the same person took over closes; null where there was none. */
  takenOver(replaced: { readonly id: string; readonly sessionId: SessionId } | null): void;
  /** Tells the sessions that they ended and hangs up. */
  endSessions(ids: readonly string[]): void;
  readonly size: number;
  closeAll(): void;
}

export function createEventHub(): EventHub {
  const listeners = new Set<Listener>();
  const tell = (message: ControlMessage, concerned: (listener: Listener) => boolean): void => {
    for (const listener of listeners) if (concerned(listener)) listener.send(message);
  };
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    toSessions(ids, message) {
      const wanted = new Set(ids);
      tell(message, ({ sessionId }) => wanted.has(sessionId));
    },
    toPerson: (id, message) => tell(message, ({ personId }) => personId === id),
    toPeople(ids, message) {
      const wanted = new Set(ids);
      tell(message, ({ personId }) => wanted.has(personId));
    },
    toEveryone: (message) => tell(message, () => true),
    takenOver(replaced) {
      if (replaced === null) return;
      const message = { kind: "lease-ended", leaseId: replaced.id, reason: "taken-over" } as const;
      tell(message, ({ sessionId }) => sessionId === replaced.sessionId);
    },
    endSessions(ids) {
      for (const listener of listeners) {
        if (!ids.includes(listener.sessionId)) continue;
        listener.send({ kind: "session-ended" });
        listener.close();
        listeners.delete(listener);
      }
    },
    get size() {
      return listeners.size;
    },
    closeAll() {
      for (const listener of listeners) listener.close();
      listeners.clear();
    },
  };
}
