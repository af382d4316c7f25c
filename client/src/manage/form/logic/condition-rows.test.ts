import type { Condition } from "@keyhole/shared/conditions";
import { describe, expect, it } from "vitest";
import { conditionOf, pathOfRow, rowsOf } from "./condition-rows.ts";

const conditions: readonly Condition[] = [
  { question: "a", answered: true },
  { question: "a", answered: false },
  { question: "a", is: ["x", "y"] },
  { not: { question: "a", is: ["x"] } },
  { question: "a", from: 2 },
  { question: "a", from: 2, to: 3 },
  { all: [{ question: "a", is: ["x"] }, { not: { question: "b", is: ["y"] } }] },
  {
    any: [
      { question: "a", is: ["x"] },
      { question: "b", to: 0 },
      { question: "c", answered: true },
    ],
  },
];

describe("a condition as lines", () => {
  it.each(conditions.map((condition) => [JSON.stringify(condition), condition] as const))(
    "%s stays the same",
    (_name, condition) => {
      const rows = rowsOf(condition);
      expect(rows).not.toBeNull();
      expect(rows === null ? null : conditionOf(rows)).toEqual(condition);
    },
  );

  it("says the same of a negation in shorter words", () => {
    const rows = rowsOf({ not: { question: "a", answered: true } });
    expect(rows === null ? null : conditionOf(rows)).toEqual({ question: "a", answered: false });
  });

  it("has no lines for what is nested", () => {
    expect(rowsOf({ any: [{ all: [{ question: "a", answered: true }] }] })).toBeNull();
    expect(rowsOf({ not: { all: [{ question: "a", answered: true }] } })).toBeNull();
    expect(rowsOf({ not: { question: "a", from: 1 } })).toBeNull();
  });

  it("without lines is none", () => {
    expect(conditionOf({ join: "any", rows: [] })).toBeUndefined();
  });

  it("finds each line's place", () => {
    const rows = rowsOf({ all: [{ question: "a", is: ["x"] }, { not: { question: "b", is: ["y"] } }] });
    expect(rows === null ? [] : [0, 1].map((index) => pathOfRow(rows, index))).toEqual([
      ["all", 0],
      ["all", 1, "not"],
    ]);
    const single = rowsOf({ question: "a", is: ["x"] });
    expect(single === null ? null : pathOfRow(single, 0)).toEqual([]);
  });
});
