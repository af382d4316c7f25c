import type { Messages } from "./languages.ts";

/** The texts in Arabic: whatever files there are, each with the areas of the English file of its name. */
const files = import.meta.glob<Readonly<Record<string, Messages>>>("./ar/*.ts", { eager: true });

export const catalogueAr: Messages = Object.assign(
  {},
  ...Object.values(files).flatMap((areas) => Object.values(areas)),
);
