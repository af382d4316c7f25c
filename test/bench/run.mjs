// `pnpm bench [NAME …]`: builds the product, runs the benchmarks one after the other, prints a table and writes bench.json.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, root } from "../../server/run/build.mjs";

await buildIfStale();
const file = join(root, "bench.json");
rmSync(file, { force: true });
const args = ["run", "--config", "test/bench/vitest.config.ts", ...process.argv.slice(2)];
const { status } = spawnSync(join(root, "node_modules/.bin/vitest"), args, { cwd: root, stdio: "inherit" });
const results = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
for (const { name, figures, goal } of results) {
  console.log(`\n${name}${goal === undefined ? "" : `   (goal: ${goal})`}`);
  for (const [figure, value] of Object.entries(figures)) console.log(`  ${figure.padEnd(28)} ${value}`);
}
process.exit(status ?? 1);
