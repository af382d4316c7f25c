import { describe, expect, it } from "vitest";

import { canDraw, outlineText } from "./glyph-outlines.ts";
import { visibleText } from "./visible-text.ts";

const startedAt = Date.UTC(2026, 10, 24, 6, 10, 59, 999);
const text = (name: string | null): string => visibleText({ name, shortCode: "K7Q2", startedAt });

describe("visibleText", () => {
  it("names the person, the code and the minute in UTC", () => {
    expect(text("A. Keller")).toBe("A. Keller · K7Q2 · 2026-11-24 06:10Z");
    expect(text(null)).toBe("K7Q2 · 2026-11-24 06:10Z");
  });

  it.each([
    "Łukasz Żółć",
    "Ğülşen Çağlar",
    "Жанна Щербакова",
    "Ελένη Παπαδοπούλου",
    "Nguyễn Thị Bưởi",
    "O'Brien-Ståhl",
  ])("draws %s in full", (name) => {
    expect(text(name)).toContain(name);
    expect(canDraw(text(name))).toBe(true);
  });

  it.each(["王小明", "محمد", "שלום", "🙂 Ann", "Ann\u202Eevil", "A\u200Bnn", "x\u0335", "नेहा"])(
    "leaves out a name that would be boxes or a trick: %j",
    (name) => {
      expect(text(name)).toBe("K7Q2 · 2026-11-24 06:10Z");
    },
  );

  it("does not let a name imitate the rest, and cuts a long one", () => {
    expect(text("Eve · ZZZZ ·\n2026-01-01")).toBe("Eve ZZZZ 2026-01-01 · K7Q2 · 2026-11-24 06:10Z");
    expect(text("a".repeat(100))).toBe(`${"a".repeat(31)}… · K7Q2 · 2026-11-24 06:10Z`);
    expect(text("   ")).toBe("K7Q2 · 2026-11-24 06:10Z");
  });

  it("composes letters and marks before it looks for a glyph", () => {
    expect(text("Jose\u0301")).toBe("José · K7Q2 · 2026-11-24 06:10Z");
  });
});

describe("outlineText", () => {
  it("gives paths that grow with the size, from several subsets in one line", () => {
    const small = outlineText("Aж", 10);
    const large = outlineText("Aж", 20);
    expect(small?.segments.length).toBeGreaterThan(20);
    expect((large?.width ?? 0) / (small?.width ?? 1)).toBeCloseTo(2, 6);
  });

  it("has no outline rather than a box", () => {
    expect(outlineText("A王", 10)).toBeUndefined();
  });
});
