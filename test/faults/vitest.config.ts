import { defineConfig } from "vitest/config";

/** Real processes that are killed: one file at a time, because they share two cores with their victims. */
export default defineConfig({
  test: {
    include: ["test/faults/**/*.test.ts"],
    root: new URL("../..", import.meta.url).pathname,
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
    passWithNoTests: true,
  },
});
