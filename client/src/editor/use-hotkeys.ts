import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import { keyCaps } from "./chord.ts";
import { Hotkeys } from "./hotkeys.ts";
import type { Binding, ListedBinding } from "./hotkeys.ts";

const HotkeyContext = createContext<Hotkeys | null>(null);

export const HotkeyProvider = HotkeyContext.Provider;

/** Keeps bindings while the component is on screen. Pass a memoised list: each new list is a new registration. */
export function useBindings(bindings: readonly Binding[]): void {
  const hotkeys = useContext(HotkeyContext);
  useEffect(() => hotkeys?.add(bindings), [hotkeys, bindings]);
}

const none = new Hotkeys();
const isApple = typeof navigator === "object" && /Mac|iP(?:hone|ad)/.test(navigator.userAgent);

/** All bindings on this screen, for the `?` sheet and for key caps. */
export function useHotkeyList(): readonly ListedBinding[] {
  const hotkeys = useContext(HotkeyContext) ?? none;
  return useSyncExternalStore(hotkeys.subscribe, hotkeys.list, hotkeys.list);
}

/** A chord as it stands on this machine's keys: "Ctrl+Z". */
export const capsOf = (chord: string): string => keyCaps(chord, isApple).join("+");

/** The first chord of a binding as it stands on keys ("Ctrl+Z"); undefined where it has none now. */
export function useKeyCaps(id: string): string | undefined {
  const chord = useHotkeyList().find((binding) => binding.id === id)?.chords[0];
  return chord === undefined ? undefined : capsOf(chord);
}
