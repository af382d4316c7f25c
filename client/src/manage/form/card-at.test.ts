import { expect, it } from "vitest";
import { cardAt } from "./card-at.ts";

it("a dragged card takes the place of the one it is over, the first above all and the last below", () => {
  const cards = [
    { top: 10, bottom: 50 },
    { top: 60, bottom: 100 },
  ];
  expect([0, 30, 50, 55, 80, 900].map((y) => cardAt(y, cards))).toEqual([0, 0, 0, 1, 1, 1]);
  expect(cardAt(5, [])).toBeNull();
});
