import { type Language, languages } from "@keyhole/shared/preferences";
import type { Message } from "./catalogue.ts";

export type Messages = Readonly<Record<string, Message>>;

interface LanguageFacts {
  /** As its readers write it: people look for their own language. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** Appended to the locale: digits are the Latin ones everywhere, as people type them and as ids and marks show them. */
  readonly extension: "" | "-u-nu-latn";
  /** English is part of the page: it is what stands in where a translation lacks a text. */
  readonly load: () => Promise<Messages>;
}

export const languageFacts = {
  en: { name: "English", direction: "ltr", extension: "", load: () => Promise.resolve({}) },
  de: {
    name: "Deutsch",
    direction: "ltr",
    extension: "",
    load: async () => (await import("./catalogue-de.ts")).catalogueDe,
  },
  ar: {
    name: "العربية",
    direction: "rtl",
    extension: "-u-nu-latn",
    load: async () => (await import("./catalogue-ar.ts")).catalogueAr,
  },
} as const satisfies Record<Language, LanguageFacts>;

const isOf = (tag: string, language: Language): boolean =>
  tag.toLowerCase() === language || tag.toLowerCase().startsWith(`${language}-`);

/** What the browser asks for first among the languages that there are; `tags` as in `navigator.languages`. */
export function languageFor(tags: readonly string[]): Language {
  for (const tag of tags) {
    const found = languages.find((language) => isOf(tag, language));
    if (found !== undefined) return found;
  }
  return "en";
}

/** The reader's own region of a language where the browser names one: "en-GB" writes 24 November, "en-US" not. */
export function localeFor(language: Language, tags: readonly string[]): string {
  const tag = tags.find((candidate) => isOf(candidate, language)) ?? language;
  return tag.includes("-u-") ? tag : `${tag}${languageFacts[language].extension}`;
}
