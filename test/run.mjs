// `pnpm test`: everything that decides whether work may land, in order of cost. Plain JavaScript, because it runs first.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, root } from "../server/run/build.mjs";

/** Terminal colours, which vitest adds around a line. */
const colour = new RegExp(`${String.fromCodePoint(27)}\\[[0-9;]*m`, "g");
const requireAll = process.env.KEYHOLE_REQUIRE_ALL === "1";
const only = process.argv.slice(2);
const notRun = new Set();
const totals = { passed: 0, failed: 0, skipped: 0 };
const results = join(root, "test/artefacts/results");

/** Runs a command, shows its output and keeps every `NOT RUN: …` line for the end. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const watch = (stream, out) => {
      let rest = "";
      stream.on("data", (piece) => {
        out.write(piece);
        const lines = (rest + String(piece)).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) {
          const at = line.indexOf("NOT RUN:");
          if (at >= 0) notRun.add(line.slice(at).replaceAll(colour, "").trim());
        }
      });
    };
    watch(child.stdout, process.stdout);
    watch(child.stderr, process.stderr);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

const bin = (name) => join(root, "node_modules/.bin", name);

async function vitest(name, config) {
  const file = join(results, `${name}.json`);
  const args = ["run", "--config", config, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run(bin("vitest"), args);
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    totals.passed += report.numPassedTests;
    totals.failed += report.numFailedTests;
    totals.skipped += report.numPendingTests;
  } catch {
    totals.failed += 1;
  }
  return code;
}

const steps = [
  ["types", () => run(bin("tsc"), ["-b"])],
  ["lint", () => run(bin("oxlint"), ["--type-aware"])],
  ["format", () => run(bin("oxfmt"), ["--check"])],
  ["build", () => buildIfStale().then(() => 0)],
  ["unit", () => vitest("unit", "vitest.config.ts")],
  ["faults", () => vitest("faults", "test/faults/vitest.config.ts")],
  ["browser", () => vitest("browser", "test/browser/vitest.config.ts")],
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const failed = [];
for (const [name, step] of steps) {
  if (only.length > 0 && !only.includes(name)) continue;
  const started = Date.now();
  console.log(`\n== ${String(name)}`);
  const code = await step();
  console.log(`== ${String(name)}: ${code === 0 ? "ok" : "FAILED"} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
}
console.log("");
for (const line of notRun) console.log(line);
if (requireAll && notRun.size > 0) failed.push("not run");
if (failed.length > 0) console.log(`Failed: ${failed.join(", ")}`);
console.log(`tests: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(failed.length > 0 ? 1 : 0);
