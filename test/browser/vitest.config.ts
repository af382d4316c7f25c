import { defineConfig } from "vitest/config";

/** The real server and a real Chromium: one file at a time, so that timings and screenshots are quiet. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    root: new URL("../..", import.meta.url).pathname,
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
    passWithNoTests: true,
  },
});
