import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { kindOf, neededKeys } from "@keyhole/shared/trail/entry-keys";
import { entryTypes } from "@keyhole/shared/trail/entry-types";
import { toUtf8 } from "@keyhole/shared/trail/utf8";

const text = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "../../docs/trail-format.md"), "utf8");

/** Table rows between two headings, as cells. */
const rowsOf = (from: string, to: string): string[][] =>
  text
    .slice(text.indexOf(from), text.indexOf(to))
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim())
        .slice(1, -1),
    );

const namesIn = (cell: string | undefined): string[] =>
  [...(cell ?? "").matchAll(/`([^`]+)`/gu)].map((found) => found[1] ?? "");

describe("docs/trail-format.md", () => {
  it("names every key with its kind, and no other", () => {
    const documented = new Map<string, string>();
    for (const [keys, kinds] of rowsOf("## 2. Keys", "Views carry what")) {
      const list = (kinds ?? "").split(", ");
      namesIn(keys).forEach((key, at) => documented.set(key, list[at] ?? list[0] ?? ""));
    }
    const kinds = Object.entries(kindOf).map(([key, kind]) => [key, kind === "one" ? "version" : kind]);
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(kinds));
  });

  it("names what each type must hold", () => {
    const documented = rowsOf("Views carry what", "Writers are held").map(([type, keys]) => [
      namesIn(type)[0],
      namesIn(keys),
    ]);
    expect(Object.fromEntries(documented)).toEqual(neededKeys);
  });

  it("names the first word of every type", () => {
    const words = rowsOf("## 3. Types", "Types are appended").flatMap(([first]) => namesIn(first));
    expect(new Set(words)).toEqual(new Set(entryTypes.map((type) => type.split(".")[0])));
  });

  it("shows an entry that is one", () => {
    const shown = /^ {4}(\{"actor".*\})$/mu.exec(text)?.[1] ?? "";
    expect(decodeEntry(toUtf8(shown)).ok).toBe(true);
  });
});
