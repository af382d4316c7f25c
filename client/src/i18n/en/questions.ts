import type { Area } from "../catalogue.ts";

/** Texts of question editors, and of the problems that their settings and answers can have. */
export const questions = {
  "questions.title": "Questions",
} as const satisfies Area<"questions">;
