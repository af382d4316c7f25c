import { describe, expect, it } from "vitest";
import { compare, reliability } from "./agreement.ts";
import { checkSettings } from "./check.ts";
import { parse } from "./formats.ts";
import { countOf, type DateForm } from "./local-date.ts";
import { dateSettings } from "./schema.ts";

const facts = { kind: "text", codePoints: 1 } as const;
const day: DateForm = { kind: "date", precision: "day" };
const settings = (given: object) => dateSettings.parse(given);

describe("countOf", () => {
  it("counts days as the calendar has them", () => {
    const span = (from: string, to: string) => (countOf(to, day) ?? 0) - (countOf(from, day) ?? 0);
    expect(countOf("0001-01-01", day)).toBe(0);
    expect(span("2023-12-31", "2024-01-01")).toBe(1);
    expect(span("2024-02-28", "2024-03-01")).toBe(2);
    expect(span("1900-02-28", "1900-03-01")).toBe(1);
    expect(span("2000-01-01", "2001-01-01")).toBe(366);
    expect(span("1970-01-01", "2024-03-05")).toBe(Date.UTC(2024, 2, 5) / 86_400_000);
  });
  it("refuses what no calendar and no clock has", () => {
    for (const value of ["2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "0000-01-01", "2024-3-5", "2024"]) {
      expect(countOf(value, day), value).toBeUndefined();
    }
    for (const value of ["24:00", "12:60", "12:30:00", "9:30"]) {
      expect(countOf(value, { kind: "time", precision: "minute" }), value).toBeUndefined();
    }
    expect(countOf("2024-03-05T14:30", { kind: "date", precision: "minute" })).toBeUndefined();
  });
  it("counts in the unit of the precision", () => {
    expect(countOf("2024", { kind: "date", precision: "year" })).toBe(2024);
    expect(countOf("2024-02", { kind: "date", precision: "month" })).toBe(2024 * 12 + 1);
    expect(countOf("01:30", { kind: "time", precision: "minute" })).toBe(90);
    expect(countOf("01:30:05", { kind: "time", precision: "second" })).toBe(5405);
  });
});

describe("agreement", () => {
  const [one, other] = [{ value: "2023-12-31" }, { value: "2024-01-01" }];
  it("is the same or not, or falls over the tolerance", () => {
    expect(compare(one, other, settings({})).overall).toBe(0);
    expect(compare(one, other, settings({ tolerance: 1 })).overall).toBe(0.5);
    expect(compare(one, { value: null }, settings({ tolerance: 9 })).overall).toBe(0);
    expect(reliability(other, settings({})).level).toBe("interval");
  });
});

describe("settings", () => {
  it("choose a precision of their kind and refuse any other", () => {
    expect(settings({}).precision).toBe("day");
    expect(settings({ kind: "time" }).precision).toBe("minute");
    expect(checkSettings(settings({ kind: "date", precision: "second" }))).toEqual([
      { path: ["precision"], message: "settings.date-precision", values: { allowed: "day, month, year" } },
    ]);
  });
  it("refuse ends that are no dates, and ends the wrong way round", () => {
    expect(checkSettings(settings({ min: "yesterday" }))).toEqual([
      { path: ["min"], message: "settings.date-form", values: { example: "2024-03-05" } },
    ]);
    expect(checkSettings(settings({ min: "2024-02-01", max: "2024-01-31" }))).toMatchObject([
      { message: "settings.min-over-max" },
    ]);
  });
});

describe("parse", () => {
  it("reads what other tools write and drops a zero time of day", () => {
    expect(parse("2024-03-05", settings({}), facts).answer).toEqual({ value: "2024-03-05" });
    expect(parse("2024-03-05 00:00:00", settings({}), facts).answer).toEqual({ value: "2024-03-05" });
    expect(parse("2024-03-05 14:30:00", settings({ kind: "date-time" }), facts).answer).toEqual({
      value: "2024-03-05T14:30",
    });
    expect(parse(2024, settings({ precision: "year" }), facts).answer).toEqual({ value: "2024" });
  });
  it("refuses a zone and what would be lost", () => {
    for (const raw of ["2024-03-05T14:30", "2024-03-05T00:00Z", "05.03.2024"]) {
      expect(parse(raw, settings({}), facts).problems, raw).toMatchObject([{ message: "answer.date-form" }]);
    }
  });
});
