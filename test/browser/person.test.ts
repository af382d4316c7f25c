import { afterAll, beforeAll, expect, it } from "vitest";
import { hasRealData } from "../person/real-data.ts";
import { kinds, workShift } from "../person/shift.ts";
import { inChromium } from "./browser.ts";
import { startDemo, type Demo } from "./demo.ts";

// A short shift of what `pnpm bench person` does at length: nothing may need more acts than the counted minimum.

inChromium("somebody labels real data by mouse and keys", { timeout: 90_000 }, () => {
  if (!hasRealData) return it.skip("needs real data", () => undefined);
  let demo: Demo;
  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo.close());

  it.each(kinds)("%s: no act beyond the counted minimum, and what is stored is what is true", async (kind) => {
    const shift = await workShift(kind, { demo, tasks: 3, delayMs: 0, pace: 0 });
    const { figures, surprises, complaints, beyond } = shift;
    expect(surprises).toEqual([]);
    expect(complaints).toEqual([]);
    expect(beyond).toBeLessThanOrEqual(0);
    expect(figures["wrong"]).toBe(0);
    // A hand ends on whole pixels of the screen, which matters to a thing of a few pixels only.
    if (kind === "pictures") expect(figures["leastIou"]).toBeGreaterThan(0.8);
    else expect(figures["exact"]).toBeGreaterThan(0);
  });
});
