import { describe, expect, it } from "vitest";
import { catalogueEn } from "./catalogue-en.ts";

/** Sources of the packages that name problems by key. Those of shared/ are held to rules.ts by their type. */
const sources = import.meta.glob<string>(
  ["../../../{db,server}/**/*.ts", "!../../../**/node_modules/**", "!../../../**/dist/**", "!../../../**/*.test.ts"],
  { query: "?raw", import: "default", eager: true },
);

/** Written out as a Problem's message, or given to a module's own helper (`refuse`, `tooLarge`, `problem`, `found`). */
const named = /(?:\b(?:problem|refuse|tooLarge|found)\(\s*|\bmessage: )"([a-z][a-z-]*\.[a-z.-]+)"/g;

describe("problems that the server can report", () => {
  it("all have a text", () => {
    const keys = new Set(
      Object.values(sources).flatMap((source) => Array.from(source.matchAll(named), ([, key]) => key)),
    );
    expect(keys.size).toBeGreaterThan(15);
    expect([...keys].filter((key) => key === undefined || !Object.hasOwn(catalogueEn, key))).toEqual([]);
  });
});
