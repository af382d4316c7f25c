import type { Area } from "../catalogue.ts";

/**
 * Texts of the problems that the server and the shared rules name by key (`Problem.message`). Whoever adds a problem
 * adds its text here, or in the area it belongs to.
 */
export const problems = {
  "problem.general": "This value is not accepted. Check it and try again.",
  "problem.required": "This is needed.",
  "problem.unlisted": "Check the marked fields.",
} as const satisfies Area<"problem">;
