import { baseline } from "./0001-baseline.ts";

/** In order; the position is the number. Never change or remove one that was released. */
export const migrations: readonly string[] = [baseline];
