import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "vitest";
import { report } from "./report.ts";
import { benchTrailWriting } from "./trail-writing.ts";
import { benchTrailChecking } from "./trail-checking.ts";
import { measureTrail, openTrail } from "./trail.ts";

const count = Number(process.env["KEYHOLE_BENCH_TRAIL"] ?? "100000");

it("appending to the trail", async () => {
  const entries = Math.min(count, 50_000);
  const figures = await benchTrailWriting({ now: () => performance.now(), entries });
  report({
    name: "trail, append",
    goal: "append ratio >= 0.5",
    figures: { ...figures },
  });
});

it("searching and checking the trail", async () => {
  const folder = mkdtempSync(join(tmpdir(), "keyhole-bench-"));
  try {
    const trail = await openTrail(folder, count);
    const measured = await measureTrail(trail, 40);
    const checking = await benchTrailChecking(trail, () => performance.now());
    report({ name: "trail, check", goal: "verify ratio >= 0.45", figures: { ...checking } });
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
