import { expect, it } from "vitest";
import { benchExport } from "../bench/export.ts";

it("an export of 20,000 annotations and 120 MB stays within a fixed memory and lets others through", async () => {
  const result = await benchExport({ now: () => performance.now(), rows: 20_000, textBytes: 6_000 });
  console.log(result);
  expect(result.rows).toBe(20_000);
  expect(result.bytes).toBeGreaterThan(120_000_000);
  expect(result.memoryGrowth).toBeLessThan(64_000_000);
}, 120_000);
