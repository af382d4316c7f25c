/**
 * What is remembered in this browser, and nowhere else: what depends on the screen in front of a person (widths of
 * panels), and how the page last looked and which language it spoke, so that the next load begins with it. Everything else that a person sets is
 * theirs on every screen and stands on the server (own-preferences.ts). Never content, names or anything secret.
 * Storage may be refused or full; it then holds for this page only.
 */
type DeviceKey = "look" | "language" | `panel.${string}`;

const name = (key: DeviceKey): string => `keyhole.${key}`;

export function readOnDevice(key: DeviceKey): string | undefined {
  try {
    return localStorage.getItem(name(key)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberOnDevice(key: DeviceKey, value: string): void {
  try {
    localStorage.setItem(name(key), value);
  } catch {
    // Refused by the browser: nothing to tell, it still holds until the page closes.
  }
}
