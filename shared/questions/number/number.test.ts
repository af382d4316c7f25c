import { describe, expect, it } from "vitest";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer, checkSettings } from "./check.ts";
import { csv, csvColumns, parse } from "./formats.ts";
import { number } from "./number.ts";
import { numberSettings } from "./schema.ts";

const facts = { kind: "text", codePoints: 1 } as const;
const range = numberSettings.parse({ kind: "range", min: 0, max: 100, unit: "kg" });
const from = (start: number | null, to: number | null, unit: string | null = "kg") => ({ from: start, to, unit });

describe("a range", () => {
  const keys = (answer: Parameters<typeof checkAnswer>[0], settings = range) =>
    checkAnswer(answer, settings, facts).map(({ path, message }) => `${path.join(".")}: ${message}`);
  it("has both ends, in order, each inside the limits", () => {
    expect(keys(from(1, 2))).toEqual([]);
    expect(keys(from(2, 2))).toEqual([]);
    expect(keys(from(null, 2))).toEqual(["from: answer.range-open"]);
    expect(keys(from(3, 2))).toEqual(["from: answer.range-order"]);
    expect(keys(from(-1, 101))).toEqual(["from: answer.under-minimum", "to: answer.over-maximum"]);
    expect(keys(from(null, null))).toEqual([]);
  });
  it("is no single number, nor the other way round", () => {
    expect(keys({ value: 1, unit: null })).toEqual([": answer.range-needed"]);
    expect(keys(from(1, 2, null), numberSettings.parse({}))).toEqual([": answer.single-needed"]);
    expect([number.hasAmount(range), number.hasAmount(numberSettings.parse({}))]).toEqual([false, true]);
  });
  it("keeps the unit it was answered in", () => {
    expect(keys(from(1, 2, "lb"))).toEqual(["unit: answer.other-unit"]);
    expect(keys(from(1, 2, null))).toEqual([]);
  });
  it("agrees by what both cover over what either covers", () => {
    const near = (one: ReturnType<typeof from>, other: ReturnType<typeof from>) => compare(one, other, range).overall;
    expect(near(from(0, 10), from(5, 15))).toBeCloseTo(1 / 3);
    expect(near(from(0, 10), from(11, 15))).toBe(0);
    expect(near(from(5, 5), from(5, 5))).toBe(1);
    expect(near(from(5, 5), from(6, 6))).toBe(0);
    expect(reliability(from(1, 2)).values).toEqual(
      new Map([
        ["from", 1],
        ["to", 2],
      ]),
    );
  });
  it("has two columns and is read in its short forms, in the question's unit", () => {
    expect(csvColumns(range)).toEqual(["from", "to"]);
    expect(csv(from(1, 2), range)).toEqual({ from: 1, to: 2 });
    for (const raw of [[1, 2], "1..2", " 1 .. 2 ", { from: 1, to: 2 }, ["1", "2"]]) {
      expect(parse(raw, range, facts)).toEqual({ answer: from(1, 2), problems: [] });
    }
    expect(parse(4, numberSettings.parse({ unit: "m" }), facts).answer).toEqual({ value: 4, unit: "m" });
    expect(parse({ value: 4, unit: "ft" }, numberSettings.parse({ unit: "m" }), facts).problems).toMatchObject([
      { message: "answer.other-unit" },
    ]);
  });
});

it("a slider needs two ends, and marks lie between them", () => {
  const keys = (given: object) => checkSettings(numberSettings.parse(given)).map(({ message }) => message);
  expect(keys({ slider: true, min: 0 })).toEqual(["settings.slider-ends"]);
  expect(keys({ slider: true, min: 0, max: 1 })).toEqual([]);
  expect(keys({ min: 0, max: 1, marks: [{ at: 2, title: "far" }] })).toEqual(["settings.mark-outside"]);
});
