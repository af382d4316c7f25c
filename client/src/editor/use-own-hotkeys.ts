import type { KeyMap } from "@keyhole/shared/preferences";
import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { usePreferences } from "../ui/own-preferences.ts";
import { Hotkeys } from "./hotkeys.ts";
import { remapOf } from "./own-keys.ts";

export interface KeyedProject {
  readonly id: string;
  /** The keys that its lead set for everybody. */
  readonly keys: KeyMap;
}

/** The keys of one screen as they are for this person, changed at once when they change them. */
export function useOwnHotkeys(project?: KeyedProject): Hotkeys {
  const { hand, keys, projectKeys } = usePreferences();
  const remap = useMemo(
    () => remapOf({ project: project?.keys, hand, own: keys, ofProject: projectKeys?.[project?.id ?? ""] }),
    [project, hand, keys, projectKeys],
  );
  const [hotkeys] = useState(() => new Hotkeys(remap));
  useLayoutEffect(() => hotkeys.setRemap(remap), [hotkeys, remap]);
  return hotkeys;
}

/** What has keys now, for the palette, which lies over every page. */
interface ScreenKeys {
  readonly hotkeys: Hotkeys;
  /** Whether its keys count at this moment. */
  isActive(this: void): boolean;
}

const screens: ScreenKeys[] = [];

/** The keys of the page that is open; null where it has none, or they do not count now. */
export const keysOnScreen = (): Hotkeys | null => screens.findLast(({ isActive }) => isActive())?.hotkeys ?? null;

export function useScreenKeys(hotkeys: Hotkeys, isActive: () => boolean): void {
  useEffect(() => {
    const screen = { hotkeys, isActive };
    screens.push(screen);
    return () => void screens.splice(screens.indexOf(screen), 1);
  }, [hotkeys, isActive]);
}
