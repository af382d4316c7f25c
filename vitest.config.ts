import { defineConfig } from "vitest/config";

const outside = ["**/node_modules/**", "**/dist/**", "test/browser/**", "test/faults/**"];
/** What weighs its own process, and what puts another module in the place of one. */
const alone = ["test/exports/memory.test.ts", "client/src/ui/formula-syntax.test.tsx"];

/**
 * Unit tests stand beside their file; what needs a store, a server or two packages stands in `test/`. Files share their two processes:
 * a module is read once and not for each file, which is a third of the time. No module may therefore keep what one test changes.
 */
export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: "forks",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{shared,db,server,client,test}/**/*.test.{ts,tsx}"],
          exclude: [...outside, ...alone],
          isolate: false,
        },
      },
      { extends: true, test: { name: "alone", include: alone, exclude: outside } },
    ],
  },
});
