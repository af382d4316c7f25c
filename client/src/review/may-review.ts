import type { OwnProject } from "../api-types.ts";

/** Reviewers and leads; what one labeled oneself is never offered. */
export const mayReview = ({ role }: OwnProject): boolean => role === "reviewer" || role === "lead";
