import { expect, it } from "vitest";
import { linesOf } from "./lines-of.ts";

it("takes names from lines, commas and semicolons, each once, without blanks", () => {
  expect(linesOf(" Ada Lovelace \r\nbob@example.com; carol@example.com,\n\nAda  Lovelace\n")).toEqual([
    "Ada Lovelace",
    "bob@example.com",
    "carol@example.com",
  ]);
  expect(linesOf(" \n , ; ")).toEqual([]);
});
