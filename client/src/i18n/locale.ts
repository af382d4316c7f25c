/** The language of the catalogue in use. */
export const language = "en";

/** The reader's own region of that language where the browser names one: "en-GB" writes 24 November, "en-US" not. */
export const locale: string =
  (typeof navigator === "undefined" ? [] : navigator.languages).find(
    (tag) => tag === language || tag.startsWith(`${language}-`),
  ) ?? language;
