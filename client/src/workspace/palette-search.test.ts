import { expect, it } from "vitest";
import { fuzzyScore, ranked } from "./palette-search.ts";

const texts = [
  "Zoom in",
  "Zoom out",
  "Zoom to the selected region",
  "Submit and get the next task",
  "Übersicht",
  "Skip",
  "Undo",
];
const find = (typed: string) => ranked(texts, typed, (text) => text);

it("keeps everything in order while nothing is typed", () => {
  expect(find("  ")).toEqual(texts);
});

it("finds by letters in order, the beginnings of words first", () => {
  expect(find("zs")[0]).toBe("Zoom to the selected region");
  expect(find("zo")[0]).toBe("Zoom in");
  expect(find("zout")[0]).toBe("Zoom out");
  expect(find("next")).toContain("Submit and get the next task");
});

it("finds without accents and case, and nothing where a letter is missing", () => {
  expect(find("ubersicht")).toEqual(["Übersicht"]);
  expect(find("SKIP")).toEqual(["Skip"]);
  expect(find("skipx")).toEqual([]);
  expect(fuzzyScore("pikS", "Skip")).toBeNull();
});

it("a whole word goes over the same letters far apart", () => {
  expect(ranked(["s k i p", "Skip"], "skip", (text) => text)[0]).toBe("Skip");
});
