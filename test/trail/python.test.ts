import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { formatCheckpoint, signNote, verifierKeyOf } from "@keyhole/shared/trail/checkpoint";
import { formatTrailLine } from "@keyhole/shared/trail/trail-line";
import { Frontier } from "@keyhole/shared/trail/tree";
import { sha256, signerOf } from "./crypto.ts";
import { saltOf, sampleRow } from "./samples.ts";

const here = dirname(fileURLToPath(import.meta.url));
const missing = spawnSync("python3", ["--version"]).status !== 0;
const notRun = "NOT RUN: python3, install with apt-get install python3";

/** The second verifier shares no code with Keyhole: what both accept is what docs/trail-format.md says. */
const verify = (...args: string[]): { readonly status: number | null; readonly said: string } => {
  const run = spawnSync("python3", [join(here, "verify.py"), ...args], { encoding: "utf8" });
  return { status: run.status, said: `${run.stdout}${run.stderr}`.trim() };
};

const folder = mkdtempSync(join(tmpdir(), "keyhole-trail-"));
afterAll(() => rmSync(folder, { recursive: true }));

const signer = signerOf("keyhole.example/other-trail", saltOf("another log key"));
const rows = Array.from({ length: 333 }, (_, at) => sampleRow(at));
const frontier = Frontier.empty(sha256);
for (const row of rows) if (row.leafHash) frontier.append(row.leafHash);
const lines = rows.map(formatTrailLine);
const checkpointFile = join(folder, "checkpoint");
const body = formatCheckpoint({ origin: signer.name, size: rows.length, root: frontier.root() });
writeFileSync(checkpointFile, signNote(body, signer));

const verifyLines = (some: readonly string[], origin = signer.name): ReturnType<typeof verify> => {
  const file = join(folder, "trail.jsonl");
  writeFileSync(file, some.map((line) => `${line}\n`).join(""));
  return verify("trail", file, "--checkpoint", checkpointFile, "--key", verifierKeyOf(signer), "--origin", origin);
};

if (missing) {
  it("has a verifier in a second language", () => {
    process.stderr.write(`\n${notRun}\n`);
    if (process.env["KEYHOLE_REQUIRE_ALL"] === "1") expect.fail(notRun);
  });
}

describe.skipIf(missing)("the verifier in Python", () => {
  it("accepts every vector", () => {
    expect(verify("vectors", join(here, "../vectors/trail"))).toEqual({
      status: 0,
      said: "all vectors hold; the sample trail of 150 entries is whole",
    });
  });

  it("finds a trail that Keyhole wrote whole", () => {
    expect(verifyLines(lines)).toEqual({ status: 0, said: "whole: 333 entries, 0 of them pruned, signed up to 333" });
  });

  it("accepts a pruned entry by its leaf hash", () => {
    const pruned = lines.map((line, at) => (at === 7 ? line.replace(/"entry":"[^"]*",/u, "") : line));
    expect(verifyLines(pruned)).toEqual({ status: 0, said: "whole: 333 entries, 1 of them pruned, signed up to 333" });
  });

  it("names the first bad index", () => {
    expect(verifyLines(lines.filter((_, at) => at !== 100)).said).toMatch(/^BAD: entry 100: /u);
    expect(verifyLines(lines.map((line, at) => (at === 41 ? (lines[42] ?? "") : line))).said).toMatch(
      /^BAD: entry 41: /u,
    );
    const rewritten = lines.map((line, at) =>
      at === 12 ? formatTrailLine({ ...sampleRow(5000), sequence: 12 }) : line,
    );
    expect(verifyLines(rewritten)).toEqual({ status: 1, said: "BAD: the root at 333 is not the signed one" });
    expect(verifyLines(lines.slice(0, 200))).toEqual({
      status: 1,
      said: "BAD: the trail ends at 200, the checkpoint is of 333",
    });
  });

  it("refuses another log's checkpoint", () => {
    expect(verifyLines(lines, "keyhole.example/trail").status).toBe(1);
  });
});
