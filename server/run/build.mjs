// Builds client and server when their inputs changed. Plain JavaScript, because it runs before anything is built.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
/** Holds the data folder of the demo that runs. */
export const demoPointer = join(root, "server/dist/.demo");
const stampFile = join(root, "server/dist/.inputs");
const inputs = ["shared", "db", "server", "client", "pnpm-lock.yaml", "tsconfig.base.json"];
const left = new Set(["node_modules", "dist", "run"]);

/** Names, sizes and times of every input: cheap to read, changed by every edit. */
function describe(path, lines) {
  const stat = statSync(path);
  if (stat.isDirectory()) {
    for (const name of readdirSync(path).sort()) if (!left.has(name)) describe(join(path, name), lines);
  } else if (!path.endsWith(".test.ts") && !path.endsWith(".test.tsx"))
    lines.push(`${path} ${stat.size} ${stat.mtimeMs}`);
}

function stampOfInputs() {
  const lines = [];
  for (const input of inputs) describe(join(root, input), lines);
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}

const built = [
  "server/dist/main.js",
  "server/dist/keyhole.js",
  "server/dist/image-worker.js",
  "server/dist/data-worker.js",
  "server/dist/trail-worker.js",
  "client/dist/index.html",
];

export async function buildIfStale(say = console.log) {
  const stamp = stampOfInputs();
  const fresh = existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
  if (fresh && built.every((file) => existsSync(join(root, file)))) return;
  say("Building …");
  const { build } = await import("vite");
  for (const part of ["client", "server"]) {
    const folder = join(root, part);
    process.chdir(folder);
    await build({ configFile: join(folder, "vite.config.ts"), logLevel: "warn" });
  }
  process.chdir(root);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildIfStale();
