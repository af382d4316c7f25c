import { expect, it } from "vitest";
import { labelValues, pinLabels } from "./pin-labels.ts";

it("keeps the stored value of a published entry of a tree that was renamed, and lets a new one be called anything", () => {
  const tree = (dog: string, cat: string) => ({
    nodes: [
      {
        value: "animal",
        title: "animal",
        children: [dog, cat].map((value) => ({ value, title: value, children: [] })),
      },
    ],
  });
  const before = tree("dog", "cat");
  expect(labelValues(before)).toEqual(new Set(["animal", "dog", "cat"]));
  expect(pinLabels(before, tree("hound", "kitten"), new Set(["animal", "dog"]))).toMatchObject({
    nodes: [
      {
        children: [
          { value: "dog", title: "hound" },
          { value: "kitten", title: "kitten" },
        ],
      },
    ],
  });
});
