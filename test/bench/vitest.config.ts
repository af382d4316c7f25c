import { defineConfig } from "vitest/config";

/** Benchmarks report figures and assert nothing about time. One file at a time, nothing beside it. */
export default defineConfig({
  test: {
    include: ["test/bench/**/*.bench.ts"],
    root: new URL("../..", import.meta.url).pathname,
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
  },
});
