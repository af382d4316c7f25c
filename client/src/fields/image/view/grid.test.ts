import { expect, it } from "vitest";
import { gridLines } from "./grid.ts";

const extent = { width: 100, height: 60 };
const screen = { width: 400, height: 300 };

it("a grid counts from the picture's corner and ends with the picture", () => {
  const lines = gridLines({ viewport: { scale: 2, x: 10, y: 20 }, screen, extent, step: 25 });
  expect(lines).toEqual({ down: [10, 60, 110, 160, 210], across: [20, 70, 120], step: 25 });
});

it("only lines in view are drawn, however far the picture reaches", () => {
  const { down, across } = gridLines({ viewport: { scale: 40, x: -1000, y: -900 }, screen, extent, step: 1 });
  expect(down).toEqual([0, 40, 80, 120, 160, 200, 240, 280, 320, 360, 400]);
  expect(across).toHaveLength(8);
});

it("lines that would lie too near become each second, fifth, tenth …", () => {
  const step = (scale: number) => gridLines({ viewport: { scale, x: 0, y: 0 }, screen, extent, step: 1 }).step;
  expect([8, 7, 2, 1, 0.5, 0.1].map(step)).toEqual([1, 2, 5, 10, 20, 100]);
});
