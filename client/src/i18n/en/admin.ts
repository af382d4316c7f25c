import type { Area } from "../catalogue.ts";

export const admin = {
  "admin.title": "Administration",
  "admin.empty.title": "Nobody else is here yet",
  "admin.empty.detail": "Invite a lead, a labeler and a security reviewer to begin.",
} as const satisfies Area<"admin">;
