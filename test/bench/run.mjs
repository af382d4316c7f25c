// `pnpm bench [NAME …]`: builds the product, runs the benchmarks one after the other, prints a table and puts their rows into bench.json.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, root } from "../../server/run/build.mjs";

await buildIfStale();
const file = process.env.KEYHOLE_BENCH_FILE ?? join(root, "bench.json");
const started = new Date().toISOString();
const args = ["run", "--config", "test/bench/vitest.config.ts", ...process.argv.slice(2)];
const { status } = spawnSync(join(root, "node_modules/.bin/vitest"), args, { cwd: root, stdio: "inherit" });
const rows = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
for (const { name, figures, goal, load, at = "" } of rows) {
  if (at < started) continue;
  console.log(`\n${name}   (load ${load}${goal === undefined ? "" : `; goal: ${goal}`})`);
  for (const [figure, value] of Object.entries(figures)) console.log(`  ${figure.padEnd(28)} ${value}`);
}
process.exit(status ?? 1);
