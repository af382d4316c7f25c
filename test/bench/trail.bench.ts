import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "vitest";
import { report } from "./report.ts";
import { benchTrailWriting } from "./trail-writing.ts";
import { measureTrail, openTrail } from "./trail.ts";

const count = Number(process.env["KEYHOLE_BENCH_TRAIL"] ?? "100000");

it("appending to the trail and checking it", async () => {
  const entries = Math.min(count, 50_000);
  const figures = await benchTrailWriting({ now: () => performance.now(), entries });
  report({
    name: "trail, append and verify",
    goal: "append ratio >= 0.5, verify ratio >= 0.45",
    figures: { ...figures },
  });
});

it("searching the trail", async () => {
  const folder = mkdtempSync(join(tmpdir(), "keyhole-bench-"));
  try {
    const trail = await openTrail(folder, count);
    const measured = await measureTrail(trail, 40);
    await trail.store.close();
    const figures = Object.fromEntries(
      measured.map(({ name, p50, p99 }) => [name, `p50 ${p50.toPrecision(3)} ms, p99 ${p99.toPrecision(3)} ms`]),
    );
    const name = `trail, first page and total among ${count} entries`;
    report({ name, goal: "p99 <= 50 ms for each filter", figures });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
