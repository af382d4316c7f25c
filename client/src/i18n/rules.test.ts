import { problemKeys } from "@keyhole/shared/questions/problem-keys";
import { expect, it } from "vitest";
import { rules } from "./en/rules.ts";

it("texts of the shared rules use only values that the rules give", () => {
  const known = new Map<string, readonly string[]>(Object.entries(problemKeys));
  for (const [key, text] of Object.entries(rules)) {
    for (const [, name] of text.matchAll(/\{(\w+)\}/g)) expect(known.get(key), key).toContain(name);
  }
});
