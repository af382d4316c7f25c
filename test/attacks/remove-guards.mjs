// Takes away each guard of guards.mjs and guards-pure.mjs in a copy of the tree, runs the tests that must notice, and prints
// which case did:
//   node test/attacks/remove-guards.mjs [--write] [part of a guard's name]
// Ends with 1 when a guard can be removed unnoticed. `--write` keeps the table as docs/guards.md. The working tree is never
// changed. A few minutes on two cores.
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { guards } from "./guards.mjs";
import { pure } from "./guards-pure.mjs";
import { ofWork } from "./guards-work.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const options = process.argv.slice(2);
const only = options.find((option) => !option.startsWith("--"));
const copy = realpathSync(mkdtempSync(join(tmpdir(), "keyhole-guards-")));
const packages = ["shared", "db", "server", "client", "test"];

function makeCopy() {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const file of listed.split("\n").filter((name) => name !== "" && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const name of packages) linkModules(name);
}

/** Packages of the registry are shared with the tree; those of the workspace are the copy's own. */
function linkModules(name) {
  const from = join(root, name, "node_modules");
  if (!existsSync(from)) return;
  const to = join(copy, name, "node_modules");
  mkdirSync(join(to, "@keyhole"), { recursive: true });
  for (const entry of readdirSync(from).filter((each) => !each.startsWith("."))) {
    if (!entry.startsWith("@")) symlinkSync(realpathSync(join(from, entry)), join(to, entry));
    else {
      mkdirSync(join(to, entry), { recursive: true });
      for (const part of readdirSync(join(from, entry))) {
        const target = entry === "@keyhole" ? join(copy, part) : realpathSync(join(from, entry, part));
        symlinkSync(target, join(to, entry, part));
      }
    }
  }
}

/** The first failing case of these test files, or null when all pass. */
function firstFailure(files) {
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const vitest = join(root, "node_modules/.bin/vitest");
  const args = ["run", "--root", copy, "--bail=1", "--reporter=json", `--outputFile=${report}`, ...files.split(" ")];
  const { stderr, status } = spawnSync(vitest, args, { cwd: copy, encoding: "utf8", timeout: 180_000 });
  if (!existsSync(report)) throw new Error(`the tests did not run: ${stderr.slice(0, 2_000)}`);
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  for (const { name, message, assertionResults } of testResults) {
    const failed = assertionResults.find((result) => result.status === "failed");
    if (failed !== undefined) return `${name.slice(copy.length + 1)}: ${failed.fullName}`;
    // Only a failed case counts: tests that could not even start have shown nothing.
    if (message) throw new Error(`${name} did not run: ${message.slice(0, 2_000)}`);
  }
  if (status !== 0) throw new Error(`the run ended with ${status} and no failed case`);
  return null;
}

function changed(file, find, replace) {
  const text = readFileSync(join(root, file), "utf8");
  if (!text.includes(find)) throw new Error(`${file} holds no ${JSON.stringify(find)}: bring guards.mjs up to date`);
  return text.replace(find, () => replace);
}

/** Every rule of the policy's table without one of its conditions, by the text of the table. */
function conditionsOfPolicy() {
  const text = readFileSync(join(root, "server/security/policy.ts"), "utf8");
  const found = [];
  for (const [line, , inside] of text.matchAll(/^ {2}"[a-z.-]+": all<[^\n]*?>\(((.*))\),$/gm)) {
    const parts = splitTop(inside ?? "");
    if (parts.length < 2) continue;
    for (const part of parts) {
      const rest = parts.filter((each) => each !== part).join(", ");
      found.push(["policy.ts", line, line.replace(`(${inside})`, () => `(${rest})`)]);
    }
  }
  if (found.length < 30) throw new Error("the policy's table is not read any more: bring remove-guards.mjs up to date");
  return found;
}

/** Splits arguments at commas that are in no parentheses. */
function splitTop(text) {
  const parts = [""];
  let depth = 0;
  for (const letter of text) {
    depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}

/** One run for all of them: each mutant is a folder of its own, and the decisions kept by hand are asked of each. */
function tryPure(mutants) {
  const files = ["actor.ts", "independence.ts", "rules.ts", "policy.ts", "actions.ts"];
  mutants.forEach(([file, find, replace], index) => {
    const folder = join(copy, "server/security/mutants", String(index));
    mkdirSync(folder, { recursive: true });
    for (const each of files) cpSync(join(root, "server/security", each), join(folder, each));
    writeFileSync(join(folder, file), changed(`server/security/${file}`, find, replace));
  });
  const imports = mutants.map(
    (_, index) => `import { policy as p${index} } from "@keyhole/server/security/mutants/${index}/policy";`,
  );
  const test = `${imports.join("\n")}
import { writeFileSync } from "node:fs";
import { it } from "vitest";
import { expected } from "./expected.ts";
import { actors } from "./people.ts";
it("mutants", () => {
  const found = [${mutants.map((_, index) => `p${index}`).join(",")}].map((policy) => {
    for (const [action, lines] of Object.entries(expected))
      for (const [who, facts, decision] of lines)
        if (policy[action](actors[who], facts) !== decision) return \`\${action}: \${who} must be \${decision}\`;
    return null;
  });
  writeFileSync(${JSON.stringify(join(copy, "pure.json"))}, JSON.stringify(found));
});`;
  const file = join(copy, "test/policy/mutants.test.ts");
  writeFileSync(file, test);
  const failed = firstFailure("test/policy/mutants.test.ts");
  rmSync(file);
  if (failed !== null) throw new Error(failed);
  return JSON.parse(readFileSync(join(copy, "pure.json"), "utf8"));
}

const rows = [];
const green = new Set();
const note = (guard, place, noticed) => {
  rows.push({ guard, place, noticed });
  console.log(`${noticed === null ? "UNNOTICED" : "noticed  "}  ${guard}  (${place})  ${noticed ?? ""}`);
};
const oneLine = (text) => text.trim().replaceAll(/\s+/g, " ");

try {
  makeCopy();
  const mutants = [...pure, ...conditionsOfPolicy()];
  if (only === undefined) {
    const found = tryPure(mutants);
    mutants.forEach(([file, find, replace], index) => {
      const isTable = find.startsWith('  "');
      const guard = isTable
        ? `${oneLine(find)} → ${oneLine(replace).replace(/^"[^"]*": /, "")}`
        : `\`${oneLine(find)}\``;
      note(guard, `server/security/${file}`, found[index] === null ? null : `test/policy: ${found[index]}`);
    });
  }
  for (const { name, file, find, replace, tests } of [...guards, ...ofWork]) {
    if (only !== undefined && !name.includes(only)) continue;
    // A case that fails anyway would notice everything.
    if (!green.has(tests)) {
      const failed = firstFailure(tests);
      if (failed !== null) throw new Error(`fails with every guard in place: ${failed}`);
      green.add(tests);
    }
    writeFileSync(join(copy, file), changed(file, find, replace));
    note(name, file, firstFailure(tests));
    cpSync(join(root, file), join(copy, file));
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}

const unnoticed = rows.filter(({ noticed }) => noticed === null);
console.log(`\n${rows.length} guards, ${unnoticed.length} can be removed unnoticed`);
if (options.includes("--write")) {
  const cell = (text) => text.replaceAll("|", "\\|");
  const table = rows.map(
    ({ guard, place, noticed }) => `| ${cell(guard)} | ${place} | ${cell(noticed ?? "**nothing**")} |`,
  );
  const head = `# Guards and what notices their absence\n\nMade by \`node test/attacks/remove-guards.mjs --write\`: each guard of the door and of the security core is taken away in a\ncopy of the tree, one at a time, and the first case that fails is named. ${rows.length} guards, ${unnoticed.length} unnoticed.\n\n| guard | where | first case that fails without it |\n| --- | --- | --- |\n`;
  writeFileSync(join(root, "docs/guards.md"), `${head}${table.join("\n")}\n`);
}
process.exit(unnoticed.length > 0 ? 1 : 0);
