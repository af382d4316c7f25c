import { expect, it } from "vitest";
import { benchExport } from "../bench/export.ts";

it("an export of 20,000 annotations is built in less memory than its file is long", async () => {
  const result = await benchExport({ now: () => performance.now(), rows: 20_000, textBytes: 4_000 });
  expect(result.rows).toBe(20_000);
  expect(result.bytes).toBeGreaterThan(80_000_000);
  expect(result.memoryGrowth).toBeLessThan(64_000_000);
}, 180_000);
