import { type Language, preferences } from "@keyhole/shared/preferences";
import { showLanguage } from "../i18n/language.ts";
import { ownPreferences, setPreference } from "../ui/own-preferences.ts";
import { readOnDevice, rememberOnDevice } from "../ui/preferences.ts";
import { sessionStore } from "./session.ts";

const remember = (language: Language | undefined): void => rememberOnDevice("language", language ?? "");

/** What this browser last spoke by choice. */
export function languageHere(): Language | undefined {
  const read = preferences.shape.language.safeParse(readOnDevice("language"));
  return read.success ? read.data : undefined;
}

/** What was chosen on this page before anybody signed in. */
let chosenBefore: Language | undefined;

/**
 * The page speaks as it last did in this browser until the session says who is here; then as that person set it. Whoever
 * set nothing takes along what they chose before they signed in. What they change in another browser meanwhile waits for
 * the next load: the page under their hands stays.
 */
export function followLanguage(): void {
  void showLanguage(languageHere());
  let isKnown = false;
  sessionStore.subscribe(() => {
    const session = sessionStore.snapshot();
    if (isKnown || session.status !== "ready" || session.state.preferences === undefined) return;
    isKnown = true;
    const own = ownPreferences.get().language;
    if (own === undefined && chosenBefore !== undefined) setPreference("language", chosenBefore);
    const language = own ?? chosenBefore;
    remember(language);
    void showLanguage(language);
  });
}

/** The person's preferences were cleared. */
export function forgetLanguage(): void {
  remember(undefined);
  void showLanguage(undefined);
}

/** Before sign-in; `undefined` means as the browser says. */
export function chooseLanguageHere(language: Language | undefined): void {
  chosenBefore = language;
  remember(language);
  void showLanguage(language);
}

/** A person's own choice, for every browser; `undefined` means as the browser says. */
export function chooseOwnLanguage(language: Language | undefined): void {
  setPreference("language", language);
  remember(language);
  void showLanguage(language);
}
