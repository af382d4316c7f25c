import { expect, it } from "vitest";
import { forecastOf } from "./forecast.ts";

const today = 20_000;

it("divides what remains by the pace of the last seven days", () => {
  const days = Array.from({ length: 14 }, (_, index) => ({ day: today - 13 + index, submitted: 10 }));
  expect(forecastOf(95, days, today)).toEqual({ remaining: 95, perDay: 10, days: 10 });
});

it("counts days without work in the window", () => {
  const days = [
    { day: today - 13, submitted: 700 },
    { day: today - 1, submitted: 14 },
  ];
  expect(forecastOf(14, days, today)).toEqual({ remaining: 14, perDay: 2, days: 7 });
});

it("does not thin the pace of a young project with days before it began", () => {
  expect(forecastOf(60, [{ day: today - 1, submitted: 40 }], today)).toEqual({ remaining: 60, perDay: 20, days: 3 });
});

it("has no forecast where nothing was done lately, and none to make where nothing remains", () => {
  expect(forecastOf(5, [{ day: today - 9, submitted: 40 }], today)).toEqual({ remaining: 5, perDay: 0, days: null });
  expect(forecastOf(5, [], today).days).toBeNull();
  expect(forecastOf(0, [], today).days).toBe(0);
});
