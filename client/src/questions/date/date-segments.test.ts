import type { DateForm } from "@keyhole/shared/questions/date/local-date";
import { describe, expect, it } from "vitest";
import { pasted, piecesOf, steppedPart, typedInto, valueOf, writtenOf } from "./date-segments.ts";

const day: DateForm = { kind: "date", precision: "day" };
const moment: DateForm = { kind: "date-time", precision: "second" };
const order = (form: DateForm, locale: string) =>
  piecesOf(form, locale).flatMap((piece) => ("part" in piece ? [piece.part] : []));

describe("piecesOf", () => {
  it("follows the order of the reader's language", () => {
    expect(order(day, "en-US")).toEqual(["month", "day", "year"]);
    expect(order(day, "de")).toEqual(["day", "month", "year"]);
    expect(order(day, "sv")).toEqual(["year", "month", "day"]);
    expect(order(moment, "en-US")).toEqual(["month", "day", "year", "hour", "minute", "second"]);
    for (const locale of ["ar", "fa", "he", "th", "ja"])
      expect(order(day, locale).toSorted()).toEqual(["day", "month", "year"]);
    expect(order({ kind: "date", precision: "year" }, "ja")).toEqual(["year"]);
  });
});

describe("valueOf", () => {
  it("is a value only when every part is there", () => {
    expect(valueOf({ year: "2024", month: "3" }, day)).toEqual({ value: null, isWrong: false });
    expect(valueOf({ year: "2024", month: "3", day: "5" }, day)).toEqual({ value: "2024-03-05", isWrong: false });
    expect(valueOf({ year: "2023", month: "02", day: "29" }, day)).toEqual({ value: null, isWrong: true });
  });
  it("reads back what it wrote, in every form", () => {
    for (const [value, form] of [
      ["2024", { kind: "date", precision: "year" }],
      ["2024-03", { kind: "date", precision: "month" }],
      ["2024-03-05", day],
      ["2024-03-05T14:30:09", moment],
      ["14:30", { kind: "time", precision: "minute" }],
    ] as const) {
      expect(valueOf(writtenOf(value, form), form).value).toBe(value);
    }
  });
});

describe("typing", () => {
  it("is full when no further digit can belong to the part", () => {
    expect(typedInto("month", "1")).toEqual({ digits: "1", isFull: false });
    expect(typedInto("month", "2")).toEqual({ digits: "2", isFull: true });
    expect(typedInto("day", "3")).toEqual({ digits: "3", isFull: false });
    expect(typedInto("day", "4")).toEqual({ digits: "4", isFull: true });
    expect(typedInto("hour", "2")).toEqual({ digits: "2", isFull: false });
    expect(typedInto("year", "202")).toEqual({ digits: "202", isFull: false });
    expect(typedInto("year", "2024x5")).toEqual({ digits: "2024", isFull: true });
  });
  it("steps round the end, and the month says how many days there are", () => {
    const step = (written: object, part: "month" | "day" | "year", by: 1 | -1) =>
      steppedPart(written, part, { by, year: 2026 })[part];
    expect(step({}, "year", 1)).toBe("2026");
    expect(step({}, "month", -1)).toBe("12");
    expect(step({ month: "12" }, "month", 1)).toBe("01");
    expect(step({ year: "2023", month: "02", day: "28" }, "day", 1)).toBe("01");
    expect(step({ year: "2024", month: "02", day: "28" }, "day", 1)).toBe("29");
  });
});

describe("pasting", () => {
  it("takes ISO 8601 and numbers in the order shown, nothing else", () => {
    const german = piecesOf(day, "de");
    expect(pasted("2024-03-05", day, german)).toEqual({ year: "2024", month: "03", day: "05" });
    expect(pasted("5.3.2024", day, german)).toEqual({ year: "2024", month: "03", day: "05" });
    expect(pasted("2024-03-05 14:30:00", moment, piecesOf(moment, "de"))).toMatchObject({ hour: "14", minute: "30" });
    for (const text of ["31.2.2024", "5.3.", "tomorrow", "2024"]) expect(pasted(text, day, german), text).toBeNull();
  });
});
