import type { Language } from "@keyhole/shared/preferences";
import { useSyncExternalStore } from "react";
import { languageFacts, languageFor, localeFor, type Messages } from "./languages.ts";

export interface ShownLanguage {
  readonly language: Language;
  /** For `Intl`: the language with the reader's own region. */
  readonly locale: string;
  /** Texts of the language; where one is missing, the English stands in. */
  readonly messages: Messages;
  /** Texts of another language are on their way: nothing is shown until they are here. */
  readonly isLoading: boolean;
}

const browserTags = (): readonly string[] => (typeof navigator === "undefined" ? [] : (navigator.languages ?? []));

const listeners = new Set<() => void>();
let shown: ShownLanguage = {
  language: "en",
  locale: localeFor("en", browserTags()),
  messages: {},
  isLoading: false,
};

/** A later wish wins over one that is still being fetched. */
let wishes = 0;

function show(next: ShownLanguage): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** The language in use. It changes: read it when a text is made, never at a module's top level. */
export const shownLanguage = (): ShownLanguage => shown;

/**
 * Changes the page to a language, or to what the browser asks for. `isLoading` holds from the call until it has
 * happened. Where the texts cannot be fetched, the language stays as it was, and the next load of the page tries again.
 */
export async function showLanguage(wish: Language | undefined): Promise<void> {
  const language = wish ?? languageFor(browserTags());
  if (language === shown.language && !shown.isLoading) return;
  const before = shown;
  wishes += 1;
  const wishNumber = wishes;
  show({ ...before, isLoading: true });
  try {
    const messages = await languageFacts[language].load();
    if (wishNumber === wishes)
      show({ language, locale: localeFor(language, browserTags()), messages, isLoading: false });
  } catch {
    if (wishNumber === wishes) show({ ...before, isLoading: false });
  }
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useShownLanguage = (): ShownLanguage => useSyncExternalStore(subscribe, shownLanguage);
