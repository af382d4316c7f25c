import type { Area } from "../catalogue.ts";

export const manage = {
  "manage.title": "Projects",
  "manage.empty.title": "No project yet",
  "manage.empty.detail": "Projects that you lead appear here.",
} as const satisfies Area<"manage">;
