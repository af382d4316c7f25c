/** A text as searches compare it: compatibility forms, accents and case do not matter (by upper case: ß is ss). "Müller" is found by "mull". */
export const searchText = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase() // first: the capital ẞ has no upper case of its own
    .toUpperCase()
    .toLowerCase();
