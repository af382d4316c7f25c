import { defineConfig } from "vitest/config";

/** Unit tests stand beside their file; what needs a store, a server or two packages stands in `test/`. */
export default defineConfig({
  test: {
    include: ["{shared,db,server,client,test}/**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "**/dist/**", "test/browser/**", "test/faults/**"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: "forks",
  },
});
