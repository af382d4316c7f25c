import { useEffect } from "react";
import { api } from "../api.ts";
import { createIdleWatch } from "./idle-watch.ts";
import { refreshSession } from "./refresh-session.ts";
import { sessionStore } from "./session.ts";

/** What counts as being here: reading (scroll, wheel, pointer) as well as typing. */
const activities = ["pointermove", "pointerdown", "keydown", "scroll", "wheel", "touchstart"] as const;

/** Pointer moves come by the hundred; one a second says enough. */
const noticeEvery = 1_000;

/** All tabs share one session: who works in one is not idle in another. Carries times only. */
const channelName = "keyhole.activity";

/** Locks the session after `idleMs` without activity; undefined while there is nothing to lock. */
export function useActivity(idleMs: number | undefined): void {
  useEffect(() => {
    if (idleMs === undefined) return undefined;
    const channel = new BroadcastChannel(channelName);
    const watch = createIdleWatch(
      {
        idleMs,
        onIdle: () => {
          // Cover first: the call may take its time or fail.
          sessionStore.interrupt("locked");
          void lock();
        },
        onHeartbeat: () => void touch(),
      },
      Date.now(),
    );
    let noticedAt = 0;

    const onActivity = () => {
      const now = Date.now();
      if (now - noticedAt < noticeEvery) return;
      noticedAt = now;
      watch.active(now, true);
      // A BroadcastChannel reaches this origin only and takes no target.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      channel.postMessage(now);
    };
    const onWake = () => watch.check(Date.now());
    channel.addEventListener("message", (event) => {
      if (typeof event.data === "number") watch.active(Math.min(event.data, Date.now()), false);
    });

    const timer = setInterval(onWake, noticeEvery);
    for (const name of activities) window.addEventListener(name, onActivity, { capture: true, passive: true });
    document.addEventListener("visibilitychange", onWake);
    return () => {
      clearInterval(timer);
      for (const name of activities) window.removeEventListener(name, onActivity, { capture: true });
      document.removeEventListener("visibilitychange", onWake);
      channel.close();
    };
  }, [idleMs]);
}

async function lock(): Promise<void> {
  try {
    sessionStore.set(await api.session.lock.mutate());
  } catch {
    // Not reached: the page stays covered, and the server locks by its own clock.
  }
}

async function touch(): Promise<void> {
  try {
    await api.session.touch.mutate();
  } catch {
    await refreshSession(); // ended or locked meanwhile: this shows it
  }
}
