import { useCallback, useEffect } from "react";
import type { Hotkeys } from "../editor/hotkeys.ts";
import { useScreenKeys } from "../editor/use-own-hotkeys.ts";
import { isUnderDialog } from "../ui/dialog-over.ts";
import type { Desk } from "./desk.ts";

/**
 * Keys count only while a task is open and nothing lies over it: not under a dialog, not while answers are being sent,
 * not on a frame whose task is over.
 */
export function useWorkKeys(hotkeys: Hotkeys, desk: Desk): void {
  useScreenKeys(
    hotkeys,
    useCallback(() => desk.getView().session.phase === "open", [desk]),
  );
  useEffect(() => {
    const handle = (event: KeyboardEvent): boolean => {
      if (desk.getView().session.phase !== "open") return false;
      return !isUnderDialog() && hotkeys.handle(event);
    };
    // A focused option takes every Enter as a press and keeps it, also with Ctrl: what submits is heard before it.
    const before = (event: KeyboardEvent): void => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && handle(event)) event.stopPropagation();
    };
    document.addEventListener("keydown", before, { capture: true });
    document.addEventListener("keydown", handle);
    return () => {
      document.removeEventListener("keydown", before, { capture: true });
      document.removeEventListener("keydown", handle);
    };
  }, [hotkeys, desk]);
}
