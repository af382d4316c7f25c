import { expect, it } from "vitest";
import { LabelCounts } from "./list-change.ts";

it("counts of labels follow what is added, taken away and relabelled", () => {
  const counts = new LabelCounts();
  const [a, b, c] = [{ label: "dog" }, { label: "dog" }, { label: "cat" }];
  expect([...counts.of([a, b, c])]).toEqual([
    ["dog", 2],
    ["cat", 1],
  ]);
  expect(counts.of([a, c]).get("dog")).toBe(1);
  expect(counts.of([{ label: "cat" }, c]).get("cat")).toBe(2);
  expect(counts.of([]).get("cat")).toBe(0);
});
