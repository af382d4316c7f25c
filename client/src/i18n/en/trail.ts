import type { Area } from "../catalogue.ts";

export const trail = {
  "trail.title": "Trail",
  "trail.empty.title": "No entries to show",
  "trail.empty.detail": "Every access and every change becomes an entry here as soon as people work.",
} as const satisfies Area<"trail">;
