import { z } from "zod";

/** Milliseconds of work on a task, pauses over a minute left out; more than a day is a broken clock. */
export const activeMs = z.int().min(0).max(86_400_000);
