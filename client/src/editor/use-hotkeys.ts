import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import { keyCaps, parseChord, pressOf } from "./chord.ts";
import { Hotkeys } from "./hotkeys.ts";
import type { Binding, ListedBinding } from "./hotkeys.ts";
import { textOfNotice } from "./notice.ts";

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

export interface Action {
  readonly title: string;
  /** Its first chord as it stands on keys. */
  readonly caps: string | undefined;
  run(this: void): void;
}

/** An action of this screen by its id, for a button that does the same as its key; null while it is not there. */
export function useAction(id: string): Action | null {
  const binding = useHotkeyList().find((each) => each.id === id);
  if (binding === undefined) return null;
  const [chord] = binding.chords;
  return {
    title: "text" in binding.title ? binding.title.text : textOfNotice(binding.title),
    caps: chord === undefined ? undefined : capsOf(chord),
    run: () => void binding.run(pressOf(parseChord(binding.keys[0] ?? "enter"))),
  };
}
