import { describe, expect, it } from "vitest";
import { krippendorffAlpha } from "./alpha.ts";

/** Krippendorff 2011, section C: four observers, twelve units, missing data. */
const observers = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];
const unitsOf = (rows: readonly (readonly (number | string | null)[])[]) =>
  Array.from({ length: rows[0]?.length ?? 0 }, (_, unit) => ({
    values: rows.flatMap((row) => row[unit] ?? []),
  }));

describe("krippendorffAlpha", () => {
  it("gives the published values of section C", () => {
    const units = unitsOf(observers);
    expect(krippendorffAlpha(units, "nominal")).toBeCloseTo(0.743, 3);
    expect(krippendorffAlpha(units, "ordinal")).toBeCloseTo(0.815, 3);
    expect(krippendorffAlpha(units, "interval")).toBeCloseTo(0.849, 3);
  });

  it("gives the published values of sections A and B (two observers)", () => {
    const binary = [
      [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
      [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
    ];
    expect(krippendorffAlpha(unitsOf(binary), "nominal")).toBeCloseTo(0.095, 3);
    const letters = [
      ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"],
      ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"],
    ];
    expect(krippendorffAlpha(unitsOf(letters), "nominal")).toBeCloseTo(0.692, 3);
  });

  it("is 1 where all agree and null where nobody could disagree", () => {
    expect(
      krippendorffAlpha(
        unitsOf([
          [1, 2, 3],
          [1, 2, 3],
        ]),
        "interval",
      ),
    ).toBe(1);
    expect(
      krippendorffAlpha(
        unitsOf([
          [1, 1],
          [1, 1],
        ]),
        "nominal",
      ),
    ).toBeNull();
    expect(krippendorffAlpha(unitsOf([[1, 2, 3]]), "nominal")).toBeNull();
    expect(krippendorffAlpha([], "ordinal")).toBeNull();
  });

  it("counts a weighted unit as that many units", () => {
    const [same, other] = [{ values: ["x", "x"] }, { values: ["x", "y"] }];
    const listed = krippendorffAlpha([other, same, same, same], "nominal");
    expect(krippendorffAlpha([other, { ...same, weight: 3 }], "nominal")).toBe(listed);
  });

  it("keeps its digits far from zero", () => {
    const near = krippendorffAlpha([{ values: [1, 2] }, { values: [3, 3] }], "interval");
    const far = krippendorffAlpha([{ values: [1e9 + 1, 1e9 + 2] }, { values: [1e9 + 3, 1e9 + 3] }], "interval");
    expect(far).toBeCloseTo(near ?? Number.NaN, 9);
  });
});
