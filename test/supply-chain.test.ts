import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const root = new URL("..", import.meta.url).pathname;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

const read = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;

/** The folder that Node finds a package in when it is asked for from another one. */
function find(name: string, from: string): string | undefined {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return realpathSync(candidate);
  }
  return undefined;
}

/** Every package that is installed for these folders at run time, our own left out. */
function runtimePackages(folders: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const queue = [...folders];
  const seen = new Set<string>();
  for (let folder = queue.pop(); folder !== undefined; folder = queue.pop()) {
    if (seen.has(folder)) continue;
    seen.add(folder);
    const { name, version, dependencies = {}, optionalDependencies = {} } = read(folder);
    if (!name.startsWith("@keyhole/")) found.set(`${name}@${version}`, folder);
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const target = find(next, folder);
      if (target !== undefined) queue.push(target);
    }
  }
  return found;
}

it("at most 120 packages run on the server", () => {
  const packages = runtimePackages([join(root, "server")]);
  expect(packages.size).toBeGreaterThan(20);
  expect(packages.size, [...packages.keys()].sort().join("\n")).toBeLessThanOrEqual(120);
});

it("every direct dependency has an exact version and a reason in docs/decisions", () => {
  const reasons = readFileSync(join(root, "docs/decisions/0001-dependencies.md"), "utf8");
  for (const part of ["shared", "db", "server", "client"]) {
    const { dependencies = {}, devDependencies = {} } = read(join(root, part));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      if (version === "workspace:*") continue;
      expect(version, `${part}: ${name}`).toMatch(/^\d+\.\d+\.\d+$/);
      if (name in dependencies) expect(reasons.includes(name), `no reason for ${name}`).toBe(true);
    }
  }
});

it("only packages named in pnpm-workspace.yaml run install scripts", () => {
  const allowed = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const scripts = ["preinstall", "install", "postinstall"];
  const builders = [...runtimePackages([join(root, "server")]).values()]
    .map(read)
    .filter((manifest) => scripts.some((script) => manifest.scripts?.[script] !== undefined));
  for (const { name } of builders) expect(allowed, name).toContain(`${name}: true`);
});

it("the lockfile names no download address", () => {
  const lock = readFileSync(join(root, "pnpm-lock.yaml"), "utf8");
  expect(lock).not.toMatch(/tarball:|https?:\/\//);
});
