import { shownLanguage } from "./language.ts";

/** The language in use and the reader's region of it, for `Intl`. */
export const locale = (): string => shownLanguage().locale;

/** Made once for each language: making one costs more than a whole list row. */
export function perLocale<Made>(make: (locale: string) => Made): (locale?: string) => Made {
  const made = new Map<string, Made>();
  return (wanted = locale()) => {
    const found = made.get(wanted) ?? make(wanted);
    made.set(wanted, found);
    return found;
  };
}
