import { describe, expect, it } from "vitest";
import { rowHeight, rowWindow, scrollToRow } from "./row-window.ts";

describe("rowWindow", () => {
  it("holds every row that is seen, wherever it is scrolled to, and never more than a screen and its spare rows", () => {
    const height = 384;
    for (const count of [0, 1, 14, 500, 10_000]) {
      const last = Math.max(0, count * rowHeight - height);
      for (let top = 0; top <= last; top += 61) {
        const { first, end } = rowWindow(count, { top, height });
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first).toBeLessThanOrEqual(Math.floor(top / rowHeight));
        expect(end).toBeGreaterThanOrEqual(Math.min(count, Math.ceil((top + height) / rowHeight)));
        expect(end - first).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 12);
        expect(end).toBeLessThanOrEqual(count);
      }
    }
  });
  it("stays the same while scrolling by less than four rows", () => {
    expect(rowWindow(500, { top: 3_360, height: 300 })).toEqual(rowWindow(500, { top: 3_360 + 111, height: 300 }));
    expect(rowWindow(500, { top: 3_360, height: 300 })).not.toEqual(rowWindow(500, { top: 3_360 + 112, height: 300 }));
  });
  it("shows rows when the list became shorter than it was scrolled to", () => {
    expect(rowWindow(5, { top: 9_000, height: 300 })).toEqual({ first: 0, end: 5 });
  });
});

describe("scrollToRow", () => {
  const seen = { top: 280, height: 280 };
  it("moves by what is needed to a row just outside, and brings one farther off to the middle", () => {
    expect(scrollToRow(9, seen)).toBe(252);
    expect(scrollToRow(10, seen)).toBeNull();
    expect(scrollToRow(19, seen)).toBeNull();
    expect(scrollToRow(20, seen)).toBe(308);
    expect(scrollToRow(40, seen)).toBe(40 * 28 - 126);
    expect(scrollToRow(2, seen)).toBe(0);
  });
});
