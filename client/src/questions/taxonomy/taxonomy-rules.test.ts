import { taxonomySettings } from "@keyhole/shared/questions/taxonomy/schema";
import { describe, expect, it } from "vitest";
import { pathTitle, pickPath } from "./taxonomy-rules.ts";

const nodes = [{ value: "a", title: "Animal", children: ["dog", "cat", "cow"] }, "stone"];

describe("pickPath", () => {
  it("replaces a single choice, and takes it away when picked again", () => {
    const single = taxonomySettings.parse({ nodes });
    const dog = pickPath(undefined, ["a", "dog"], single);
    expect(pickPath(dog, ["stone"], single)).toEqual({ paths: [["stone"]] });
    expect(pickPath(dog, ["a", "dog"], single)).toBeUndefined();
  });
  it("adds until the most, and leaves what cannot be chosen alone", () => {
    const several = taxonomySettings.parse({ nodes, multiple: true, max: 2 });
    const two = pickPath(pickPath(undefined, ["a", "dog"], several), ["stone"], several);
    expect(two).toEqual({ paths: [["a", "dog"], ["stone"]] });
    expect(pickPath(two, ["a", "cat"], several)).toBe(two);
    expect(pickPath(two, ["a"], several)).toBe(two);
    expect(pickPath(two, ["nowhere"], several)).toBe(two);
    expect(pickPath(undefined, ["a"], taxonomySettings.parse({ nodes, pick: "any" }))).toEqual({ paths: [["a"]] });
  });
});

it("reads a path by titles, and one that is gone by its values", () => {
  const settings = taxonomySettings.parse({ nodes });
  expect(pathTitle(["a", "dog"], settings)).toBe("Animal › dog");
  expect(pathTitle(["old", "thing"], settings)).toBe("old › thing");
});
