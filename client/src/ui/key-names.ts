import { type MessageKey, t } from "../i18n/t.ts";

/** Names of keys that differ between keyboards of different languages, by what stands on an English one. */
const names = {
  Ctrl: "keys.cap.ctrl",
  Alt: "keys.cap.alt",
  Shift: "keys.cap.shift",
  Esc: "keys.cap.escape",
  Del: "keys.cap.delete",
  Enter: "keys.cap.enter",
  Space: "keys.cap.space",
  Tab: "keys.cap.tab",
  PgUp: "keys.cap.pageUp",
  PgDn: "keys.cap.pageDown",
  Home: "keys.cap.home",
  End: "keys.cap.end",
} as const satisfies Readonly<Record<string, MessageKey>>;

const isNamed = (cap: string): cap is keyof typeof names => Object.hasOwn(names, cap);

/** What stands on a key in the language of the page: "Ctrl" is "Strg" in German. Letters, digits and signs stay. */
export const keyName = (cap: string): string => (isNamed(cap) ? t(names[cap]) : cap);
