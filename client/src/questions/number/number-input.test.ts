import { numberSettings } from "@keyhole/shared/questions/number/schema";
import { describe, expect, it } from "vitest";
import { nextStep, parseNumber, refusal } from "./number-input.ts";

describe("parseNumber", () => {
  it("reads what people write", () => {
    expect(["12", " -0.5", "0,5", ".5", "3.", "1e3", "−4", ""].map(parseNumber)).toEqual([
      12,
      -0.5,
      0.5,
      0.5,
      3,
      1000,
      -4,
      null,
    ]);
  });
  it("refuses what could mean two things, or nothing", () => {
    for (const written of ["1,000", "1.000.000", "12 kg", "--3", "1e999", "abc", "."])
      expect(parseNumber(written)).toBeNaN();
  });
});

describe("nextStep", () => {
  const tenth = numberSettings.parse({ min: 0.1, max: 0.4, step: 0.1 });
  it("walks the steps without drift and stops at the limits", () => {
    expect(nextStep(0.1, true, tenth)).toBe(0.2);
    expect(nextStep(0.3, true, tenth)).toBe(0.4);
    expect(nextStep(0.4, true, tenth)).toBe(0.4);
    expect(nextStep(0.1, false, tenth)).toBe(0.1);
  });
  it("comes back to a step from between two", () => {
    expect(nextStep(0.25, true, tenth)).toBe(0.3);
    expect(nextStep(0.25, false, tenth)).toBe(0.2);
  });
  it("starts at the least, or at 0", () => {
    expect(nextStep(null, true, tenth)).toBe(0.1);
    expect(nextStep(null, false, numberSettings.parse({}))).toBe(0);
  });
});

describe("refusal", () => {
  const settings = numberSettings.parse({ min: 0, max: 10, step: 0.5 });
  it("names the limit that is passed", () => {
    expect(refusal(-1, settings)).toEqual({
      message: "questions.number.under",
      values: { value: -1, minimum: 0 },
    });
    expect(refusal(11, settings)?.message).toBe("questions.number.over");
    expect(refusal(0.3, settings)).toEqual({ message: "questions.number.offStep", values: { step: 0.5 } });
    expect(refusal(1.5, numberSettings.parse({ integer: true }))?.message).toBe("questions.number.notWhole");
    expect(refusal(Number.NaN, settings)?.message).toBe("questions.number.notANumber");
  });
  it("is null for what fits, and for nothing", () => {
    expect(refusal(0.5, settings)).toBeNull();
    expect(refusal(null, settings)).toBeNull();
  });
});
