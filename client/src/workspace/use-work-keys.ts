import { useEffect } from "react";
import type { Hotkeys } from "../editor/hotkeys.ts";
import type { Desk } from "./desk.ts";

/**
 * Keys count only while a task is open and nothing lies over it: not under a dialog, not while answers are being sent,
 * not on a frame whose task is over.
 */
export function useWorkKeys(hotkeys: Hotkeys, desk: Desk): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (desk.getView().session.phase !== "open") return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null) return;
      hotkeys.handle(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [hotkeys, desk]);
}
