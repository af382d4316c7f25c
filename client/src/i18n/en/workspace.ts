import type { Area } from "../catalogue.ts";

export const workspace = {
  "workspace.title": "Work",
  "workspace.empty.title": "No project yet",
  "workspace.empty.detail": "As soon as a lead adds you to a project, its tasks wait here. You need not do anything.",
} as const satisfies Area<"workspace">;
