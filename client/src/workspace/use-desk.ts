import { useEffect, useState, useSyncExternalStore } from "react";
import { useContactLost, useControl } from "../session/use-control.ts";
import { useCovered } from "../session/session.ts";
import { useShownTheme } from "../shell/theme.ts";
import { Desk, type DeskView } from "./desk.ts";
import type { DeskPorts } from "./desk-ports.ts";
import { taskOf } from "./task-session.ts";

/** Grace for contact until a task says its project's own (ms). */
const usualGraceMs = 60_000;
/** Pointer moves come by the hundred; this often (ms) says enough. */
const noticeEveryMs = 1_000;

/** One desk for as long as the page of a project is open, fed with everything that can take content away. */
export function useDesk(ports: () => DeskPorts): { readonly desk: Desk; readonly view: DeskView } {
  const [desk] = useState(() => new Desk(ports()));
  const view = useSyncExternalStore(desk.subscribe, desk.getView);
  // The task's own also while it is covered: with another grace the cover would lift itself.
  const grace = (view.shown ?? taskOf(view.session))?.opened.contactGraceMs ?? usualGraceMs;
  const isCovered = useCovered();
  const isContactLost = useContactLost(grace);
  const theme = useShownTheme();
  useControl(desk.control);
  useEffect(() => desk.withhold(isCovered || isContactLost), [desk, isCovered, isContactLost]);
  useEffect(() => desk.setTheme(theme), [desk, theme]);
  useEffect(() => desk.leave, [desk]);

  useEffect(() => {
    let noticedAt = 0;
    const moved = (): void => {
      const now = Date.now();
      if (now - noticedAt < noticeEveryMs) return;
      noticedAt = now;
      desk.active(now, false);
    };
    const acted = (): void => desk.active(Date.now(), true);
    const online = (): void => desk.getView().drafting?.sync.resume();
    const options = { capture: true, passive: true };
    for (const name of ["pointermove", "wheel", "scroll"]) window.addEventListener(name, moved, options);
    for (const name of ["pointerdown", "keydown"]) window.addEventListener(name, acted, options);
    // The last moment that a page is sure to hear of before it is closed or put to sleep.
    const hidden = (): void => {
      if (document.visibilityState === "hidden") void desk.getView().drafting?.flush();
    };
    window.addEventListener("online", online);
    document.addEventListener("visibilitychange", hidden);
    const clock = setInterval(() => desk.tick(Date.now()), noticeEveryMs);
    return () => {
      for (const name of ["pointermove", "wheel", "scroll"]) window.removeEventListener(name, moved, options);
      for (const name of ["pointerdown", "keydown"]) window.removeEventListener(name, acted, options);
      window.removeEventListener("online", online);
      document.removeEventListener("visibilitychange", hidden);
      clearInterval(clock);
    };
  }, [desk]);
  return { desk, view };
}
