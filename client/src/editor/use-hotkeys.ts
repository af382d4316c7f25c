import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import { Hotkeys } from "./hotkeys.ts";
import type { Binding, ListedBinding } from "./hotkeys.ts";

const HotkeyContext = createContext<Hotkeys | null>(null);

export const HotkeyProvider = HotkeyContext.Provider;

/** Listens on the document for one screen. Call once, where the HotkeyProvider stands. */
export function useHotkeyListener(hotkeys: Hotkeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      hotkeys.handle(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [hotkeys]);
}

/** Keeps bindings while the component is on screen. Pass a memoised list: each new list is a new registration. */
export function useBindings(bindings: readonly Binding[]): void {
  const hotkeys = useContext(HotkeyContext);
  useEffect(() => hotkeys?.add(bindings), [hotkeys, bindings]);
}

const none = new Hotkeys();

/** All bindings on this screen, for the `?` sheet and for key caps. */
export function useHotkeyList(): readonly ListedBinding[] {
  const hotkeys = useContext(HotkeyContext) ?? none;
  return useSyncExternalStore(hotkeys.subscribe, hotkeys.list, hotkeys.list);
}
