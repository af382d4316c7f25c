import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { buildEntry, type BuiltEntry } from "./build-worker.ts";

let built: BuiltEntry;
const empty = mkdtempSync(join(tmpdir(), "keyhole-no-fonts-"));

beforeAll(async () => {
  built = await buildEntry(new URL("./print-marks.ts", import.meta.url));
});
afterAll(() => {
  built.remove();
  rmSync(empty, { recursive: true, force: true });
});

const run = (env: NodeJS.ProcessEnv): unknown =>
  JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(built.entry)], {
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );

describe("marks without the system's fonts", () => {
  it("gives the same bytes on a machine without any font as on this one", () => {
    const config = join(empty, "fonts.conf");
    writeFileSync(config, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>`);
    const without = run({ FONTCONFIG_FILE: config, FONTCONFIG_PATH: empty, HOME: empty, XDG_DATA_HOME: empty });
    const withFonts = run({ PATH: process.env["PATH"] });
    expect(withFonts).toMatchObject({ text: "Łucja Жук-Πάππα · K7Q2 · 2026-09-21 14:13Z" });
    expect(without).toEqual(withFonts);
  });
});
