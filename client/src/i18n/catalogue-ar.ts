import { isolatedMessage } from "./isolated.ts";
import type { Messages } from "./languages.ts";

/**
 * The texts in Arabic: whatever files there are, each with the areas of the English file of its name. Latin words and
 * values among them are isolated here, so that the files stay free of invisible characters.
 */
const files = import.meta.glob<Readonly<Record<string, Messages>>>("./ar/*.ts", { eager: true });

export const catalogueAr: Messages = Object.fromEntries(
  Object.values(files)
    .flatMap((areas) => Object.values(areas))
    .flatMap((area) => Object.entries(area))
    .map(([key, message]) => [key, isolatedMessage(message)]),
);
