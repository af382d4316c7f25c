import type { Area } from "../catalogue.ts";

export const guidelines = {
  "guidelines.title": "Guidelines",
} as const satisfies Area<"guidelines">;
