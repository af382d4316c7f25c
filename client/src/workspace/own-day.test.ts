import { describe, expect, it } from "vitest";
import { isBreakDue, paceOf, restMs, worked } from "./own-day.ts";

const minute = 60_000;

describe("the own pace", () => {
  it("says nothing of fewer than three tasks in a row", () => {
    expect(paceOf([])).toBeNull();
    expect(paceOf([0, minute, 2 * minute])).toBeNull();
  });

  it("is tasks an hour, without pauses", () => {
    expect(paceOf([0, minute, 2 * minute, 3 * minute])).toBe(60);
    expect(paceOf([0, minute, 2 * minute, 90 * minute, 91 * minute])).toBe(60);
  });

  it("is of the last twenty", () => {
    const slow = Array.from({ length: 10 }, (_, at) => at * 5 * minute);
    const start = slow.at(-1) ?? 0;
    const quick = Array.from({ length: 20 }, (_, at) => start + (at + 1) * (minute / 2));
    expect(paceOf([...slow, ...quick])).toBe(120);
  });
});

describe("breaks", () => {
  it("are due after the minutes of work, not before", () => {
    let stretch = { since: 0, last: 0 };
    for (let now = 0; now < 49 * minute; now += minute) stretch = worked(stretch, now);
    expect(isBreakDue(stretch, 50, 49 * minute)).toBe(false);
    stretch = worked(stretch, 50 * minute);
    expect(isBreakDue(stretch, 50, 50 * minute)).toBe(true);
  });

  it("a rest begins a new stretch, and nobody who rests is reminded", () => {
    const before = { since: 0, last: 49 * minute };
    expect(isBreakDue(before, 50, 49 * minute + restMs)).toBe(false);
    expect(worked(before, 49 * minute + restMs)).toEqual({ since: 54 * minute, last: 54 * minute });
  });
});
