import type { Translated } from "../catalogue.ts";
import type { palette as paletteEn } from "../en/palette.ts";

export const palette = {
  "palette.title": "Aktion oder Seite finden",
  "palette.find": "Was möchten Sie tun?",
  "palette.none": "Nichts mit diesem Namen. Versuchen Sie es mit weniger Buchstaben.",
  "palette.action": "Aktion",
  "palette.label": "Label",
  "palette.page": "Seite",
  "palette.inProject": "{project}: {part}",
} satisfies Translated<typeof paletteEn>;
