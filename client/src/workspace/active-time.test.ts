import { expect, it } from "vitest";
import { ActiveTime, longestPauseMs } from "./active-time.ts";

it("adds up time between activities and leaves out pauses longer than a minute", () => {
  const clock = new ActiveTime(5_000);
  clock.active(1_000);
  expect(clock.total).toBe(5_000);
  clock.active(3_500);
  clock.active(3_500 + longestPauseMs);
  expect(clock.total).toBe(5_000 + 2_500 + longestPauseMs);
  clock.active(200_000);
  expect(clock.total).toBe(67_500);
});

it("a clock that was set back takes nothing away", () => {
  const clock = new ActiveTime(0);
  clock.active(10_000);
  clock.active(4_000);
  clock.active(5_000);
  expect(clock.total).toBe(1_000);
});
