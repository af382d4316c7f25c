import { type RefObject, useEffect } from "react";
import { useOwnHotkeys, useScreenKeys } from "../editor/use-own-hotkeys.ts";

/** Buttons of the list, in order. */
const rowsIn = (root: HTMLElement | null): HTMLButtonElement[] =>
  Array.from(root?.querySelectorAll<HTMLButtonElement>("button[data-entry]") ?? []);

function move(root: HTMLElement | null, step: 1 | -1): boolean {
  const rows = rowsIn(root);
  const at = rows.findIndex(
    (row) => row === document.activeElement || row.parentElement?.contains(document.activeElement),
  );
  const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}

const always = (): boolean => true;

/** `/` goes to the first filter, `j` and `k` move between entries; Enter opens one because each is a button. */
export function useListKeys(root: RefObject<HTMLElement | null>): void {
  const hotkeys = useOwnHotkeys();
  useScreenKeys(hotkeys, always);
  useEffect(() => {
    const layer = "workspace" as const;
    const remove = hotkeys.add([
      {
        id: "trail.next",
        layer,
        keys: ["j"],
        repeats: true,
        title: { message: "keys.trail.next" },
        run: () => move(root.current, 1),
      },
      {
        id: "trail.previous",
        layer,
        keys: ["k"],
        repeats: true,
        title: { message: "keys.trail.previous" },
        run: () => move(root.current, -1),
      },
      {
        id: "trail.filter",
        layer,
        keys: ["/"],
        title: { message: "keys.trail.filter" },
        run: () => root.current?.querySelector("input")?.focus(),
      },
    ]);
    const listen = (event: KeyboardEvent): void => {
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null)
        return;
      hotkeys.handle(event);
    };
    document.addEventListener("keydown", listen);
    return () => {
      remove();
      document.removeEventListener("keydown", listen);
    };
  }, [hotkeys, root]);
}
