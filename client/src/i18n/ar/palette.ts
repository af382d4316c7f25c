import type { Translated } from "../catalogue.ts";
import type { palette as paletteEn } from "../en/palette.ts";

export const palette = {
  "palette.title": "البحث عن إجراء أو صفحة",
  "palette.find": "ماذا تريد أن تفعل؟",
  "palette.none": "لا شيء بهذا الاسم. جرّب حروفًا أقل.",
  "palette.action": "إجراء",
  "palette.label": "وسم",
  "palette.page": "صفحة",
  "palette.inProject": "{project}: {part}",
} satisfies Translated<typeof paletteEn>;
