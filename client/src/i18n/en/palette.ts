import type { Area } from "../catalogue.ts";

export const palette = {
  "palette.title": "Find an action or a page",
  "palette.find": "What do you want to do?",
  "palette.none": "Nothing of that name. Try fewer letters.",
  "palette.action": "Action",
  "palette.label": "Label",
  "palette.page": "Page",
  "palette.inProject": "{project}: {part}",
} as const satisfies Area<"palette">;
