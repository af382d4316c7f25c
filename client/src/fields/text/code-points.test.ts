import { describe, expect, it } from "vitest";
import { codePointTable } from "./code-points.ts";

describe("codePointTable", () => {
  it("is the identity for text without surrogate pairs", () => {
    const table = codePointTable("שלום abc");
    expect(table.length).toBe(8);
    expect([0, 4, 8].map((at) => table.toUnits(at))).toEqual([0, 4, 8]);
  });

  it("counts an emoji once and maps the middle of its pair to its start", () => {
    const table = codePointTable("a😀b");
    expect(table.length).toBe(3);
    expect([0, 1, 2, 3].map((at) => table.toUnits(at))).toEqual([0, 1, 3, 4]);
    expect([0, 1, 2, 3, 4].map((at) => table.fromUnits(at))).toEqual([0, 1, 1, 2, 3]);
  });

  it("counts a lone surrogate as one and clamps what is outside", () => {
    const table = codePointTable("\ud800x\udc00");
    expect(table.length).toBe(3);
    expect(table.toUnits(9)).toBe(3);
    expect(table.fromUnits(-1)).toBe(0);
    expect(codePointTable("👩‍👩‍👧").length).toBe(5);
  });
});
