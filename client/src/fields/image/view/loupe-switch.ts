import type { Surface } from "../surface.ts";

/** A key that is down for longer (ms) shows the loupe only while it is; a shorter press switches it. */
export const holdMs = 350;

/** The loupe as a key that is down shows it. */
export interface HeldLoupe {
  readonly shown: boolean;
  /** Which key: its `code`. */
  readonly code: string;
  readonly since: number;
}

interface LoupeSetting {
  readonly code: string;
  readonly now: number;
  /** What the person set. */
  readonly isOn: boolean;
}

/** The key came down: the loupe is at once as it was not. True where the press is already all: it came from no key. */
export function pressLoupe(surface: Surface, { code, now, isOn }: LoupeSetting): boolean {
  if (code === "") return true;
  surface.set({ loupe: { shown: !isOn, code, since: now } });
  return false;
}

/** A key was lifted (null: the window lost the keyboard). True where it was a short press of the loupe's: it is switched. */
export function releaseLoupe(
  surface: Surface,
  { code, now }: { readonly code: string | null; readonly now: number },
): boolean {
  const { loupe } = surface.getView();
  if (loupe === null || (code !== null && loupe.code !== code)) return false;
  surface.set({ loupe: null });
  return code !== null && now - loupe.since < holdMs;
}
