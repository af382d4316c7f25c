import type { Area } from "../catalogue.ts";

export const review = {
  "review.title": "Review",
  "review.empty.title": "Nothing to review",
  "review.empty.detail": "Finished tasks of projects that you review wait here.",
} as const satisfies Area<"review">;
