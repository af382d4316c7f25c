import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import type { ControlMessage } from "./control-message.ts";
import { createEventHub } from "./events.ts";
import { refreshSession } from "./refresh-session.ts";
import { sessionStore } from "./session.ts";
import { shareAcrossTabs } from "./share-across-tabs.ts";

const hub = createEventHub({ onRefused: () => void refreshSession() });

hub.onMessage((message) => {
  if (message.kind === "session-ended") sessionStore.interrupt("signed-out");
  if (message.kind === "session-locked") sessionStore.interrupt("locked");
  // Roles decide which areas there are.
  if (message.kind === "changed" && message.what === "roles") void refreshSession();
});

const tabs = new BroadcastChannel("keyhole.session");
shareAcrossTabs(
  sessionStore,
  {
    // A BroadcastChannel reaches this origin only and takes no target.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    tell: (text) => tabs.postMessage(text),
    hear: (handler) =>
      tabs.addEventListener("message", (event) => {
        if (typeof event.data === "string") handler(event.data);
      }),
  },
  () => void refreshSession(),
);

/** Keeps the stream open while somebody is signed in. The session gate calls it, once. */
export function useEventStream(isOpen: boolean): void {
  useEffect(() => {
    if (isOpen) hub.open();
    else hub.close();
  }, [isOpen]);
}

/** Hears the server's control messages. The handler may change with every render. */
export function useControl(handler: (message: ControlMessage) => void): void {
  const onMessage = useEffectEvent(handler);
  useEffect(() => hub.onMessage(onMessage), []);
}

/**
 * True once there was no contact with the server for `graceMs` milliseconds (0: as soon as contact is lost). Screens that
 * show protected content cover it then, for a freeze could not reach them.
 */
export function useContactLost(graceMs: number): boolean {
  const since = useSyncExternalStore(hub.onContactChange, hub.lostSince);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (since === undefined) return undefined;
    const timer = setTimeout(() => setOver(true), Math.max(0, since + graceMs - Date.now()));
    return () => {
      clearTimeout(timer);
      setOver(false);
    };
  }, [since, graceMs]);
  return since !== undefined && isOver;
}
