/**
 * Browser storage, for preferences of the interface only (theme, panel sizes): never content, names or anything secret.
 * Storage may be refused or full; a preference is then kept for this page only.
 */
type PreferenceKey = "theme" | `panel.${string}`;

const name = (key: PreferenceKey) => `keyhole.${key}`;

export function readPreference(key: PreferenceKey): string | undefined {
  try {
    return localStorage.getItem(name(key)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function writePreference(key: PreferenceKey, value: string): void {
  try {
    localStorage.setItem(name(key), value);
  } catch {
    // Refused by the browser: nothing to tell, the preference still holds until the page closes.
  }
}
