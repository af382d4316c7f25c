/**
 * Browser storage, for preferences of the interface only (theme, panel sizes): never content, names or anything secret.
 * Storage may be refused or full; a preference is then kept for this page only.
 */
type PreferenceKey = "theme" | `panel.${string}` | PersonalKey;

/** What people who share a browser want each for themselves: kept under the person's id, which says nothing by itself. */
type PersonalKey = "own.wholeWords";

let person = "";

/** Whose preferences are read and written from now on. Called before anything below the session gate is shown. */
export function preferencesOf(personId: string): void {
  person = personId;
}

const name = (key: PreferenceKey) => (key.startsWith("own.") ? `keyhole.${person}.${key}` : `keyhole.${key}`);

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
