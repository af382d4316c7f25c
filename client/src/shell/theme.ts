import { preferences, type Preferences } from "@keyhole/shared/preferences";
import { useSyncExternalStore } from "react";
import type { ShownTheme } from "../media/marked.ts";
import { ownPreferences, setPreference, usePreference } from "../ui/own-preferences.ts";
import { readOnDevice, rememberOnDevice } from "../ui/preferences.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What of a person's preferences is seen on every page, before anything else of it is. */
type Look = Pick<Preferences, "theme" | "density" | "size">;

/**
 * styles/tokens.css reads these. A theme of `system` follows the browser's preference, a size of 100 its font size: both
 * are no attribute.
 */
function applyLook({ theme = "system", density = "comfortable", size = 100 }: Look): void {
  const { dataset } = document.documentElement;
  const wanted = {
    theme: theme === "system" ? undefined : theme,
    density: density === "comfortable" ? undefined : density,
    size: size === 100 ? undefined : String(size),
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (value === undefined) delete dataset[name];
    else dataset[name] = value;
  }
}

const look = preferences.pick({ theme: true, density: true, size: true });

/** How this browser last looked: only a guess of who will sign in, so what does not read is left out. */
function lookOnDevice(): Look {
  try {
    const read = look.safeParse(JSON.parse(readOnDevice("look") ?? "{}"));
    return read.success ? read.data : {};
  } catch {
    return {};
  }
}

/**
 * The page looks as it last did in this browser until the session says who is here; then as that person set it. The
 * server says both in one answer, before any page is shown, so that nothing flashes in another theme.
 */
export function followLook(): void {
  applyLook(lookOnDevice());
  ownPreferences.subscribe(() => {
    const { theme, density, size } = ownPreferences.get();
    applyLook({ theme, density, size });
    rememberOnDevice("look", JSON.stringify({ theme, density, size }));
  });
}

export const chooseTheme = (theme: Theme): void => setPreference("theme", theme);

export const useTheme = (): Theme => usePreference("theme") ?? "system";

const darkSystem = window.matchMedia("(prefers-color-scheme: dark)");

/** What the page looks like now: the person's choice, or the system's. */
export function useShownTheme(): ShownTheme {
  const chosen = useTheme();
  const isDark = useSyncExternalStore(
    (listener) => {
      darkSystem.addEventListener("change", listener);
      return () => darkSystem.removeEventListener("change", listener);
    },
    () => darkSystem.matches,
  );
  return chosen === "system" ? (isDark ? "dark" : "light") : chosen;
}
