import { gridSteps } from "@keyhole/shared/preferences";
import { ownPreferences, setPreference } from "../../../ui/own-preferences.ts";
import type { Extent } from "../shapes.ts";

/** What can be shown over a picture, and whether it is where nobody set anything. */
export const usualAids = { crossHair: true, loupe: false, minimap: true, grid: false } as const;
export type Aid = keyof typeof usualAids;
export const aids: readonly Aid[] = ["crossHair", "loupe", "minimap", "grid"];

export const isAidOn = (aid: Aid): boolean => ownPreferences.get()[aid] ?? usualAids[aid];

/** The grid over a picture of this size; null while it is off. */
export const gridOn = (extent: Extent): { readonly extent: Extent; readonly step: number } | null =>
  isAidOn("grid") ? { extent, step: ownPreferences.get().gridStep ?? gridSteps.usual } : null;

/** What is as it usually is is not kept. */
export const setAid = (aid: Aid, on: boolean): void => setPreference(aid, on === usualAids[aid] ? undefined : on);

export const fingers = ["auto", "draw", "pan"] as const;
export type Finger = (typeof fingers)[number];

export const fingerSet = (): Finger => ownPreferences.get().finger ?? "auto";
export const setFinger = (finger: Finger): void => setPreference("finger", finger === "auto" ? undefined : finger);
