import { useSyncExternalStore } from "react";
import type { ShownTheme } from "../media/marked.ts";
import { readPreference, writePreference } from "../ui/preferences.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const listeners = new Set<() => void>();

const current = (): Theme => themes.find((theme) => theme === document.documentElement.dataset["theme"]) ?? "system";

export const storedTheme = (): Theme => themes.find((theme) => theme === readPreference("theme")) ?? "system";

/** `system` follows the browser's preference; the others set `data-theme`, which styles/tokens.css reads. */
export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  for (const listener of listeners) listener();
}

export function chooseTheme(theme: Theme): void {
  writePreference("theme", theme);
  applyTheme(theme);
}

export const useTheme = (): Theme =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);

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
