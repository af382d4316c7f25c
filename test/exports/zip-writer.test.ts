import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { importLimits } from "@keyhole/server/features/imports/limits";
import type { ByteSource } from "@keyhole/server/features/imports/read/record";
import { readZip } from "@keyhole/server/features/imports/read/zip";
import { ZipWriter } from "@keyhole/server/jobs/zip-writer";

const folder = mkdtempSync(join(tmpdir(), "keyhole-zip-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function* inTwo(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text.slice(0, 5));
  yield Buffer.from(text.slice(5));
}

async function made(whole: readonly (readonly [string, Uint8Array])[]): Promise<Buffer> {
  const writer = new ZipWriter(Date.UTC(2026, 9, 1, 12, 30, 20));
  const pieces: Uint8Array[] = [];
  for await (const piece of writer.streamed("data.jsonl", inTwo("a line of text\n"))) pieces.push(piece);
  for (const [name, bytes] of whole) pieces.push(...writer.whole(name, bytes));
  pieces.push(...writer.end());
  return Buffer.concat(pieces);
}

/** As another reader, the one of our imports, sees it: it checks sizes and refuses what looks wrong. */
async function entriesOf(zip: Buffer): Promise<readonly ByteSource[]> {
  const blob = {
    size: zip.length,
    async *read({ offset, length } = { offset: 0, length: zip.length }) {
      yield zip.subarray(offset, offset + length);
    },
  };
  const limits = importLimits.parse({});
  const { entries, problems } = await readZip("a.zip", blob, { limits, unpacked: { left: limits.unpackedBytes } });
  expect(problems).toEqual([]);
  return entries;
}

async function textOf(entry: ByteSource | undefined): Promise<string> {
  let text = "";
  for await (const piece of entry?.read() ?? []) text += Buffer.from(piece).toString("latin1");
  return text;
}

it("a ZIP of one streamed and some whole members reads back", async () => {
  const zip = await made([
    ["pictures/é/photo.jpg", Buffer.from([0, 1, 255])],
    ["empty", new Uint8Array(0)],
  ]);
  const entries = await entriesOf(zip);
  const found = await Promise.all(entries.map(async (entry) => [entry.name, await textOf(entry)] as const));
  expect(Object.fromEntries(found)).toEqual({
    "data.jsonl": "a line of text\n",
    "pictures/é/photo.jpg": "\u0000\u0001\u00ff",
    empty: "",
  });
});

it("Python's own reader takes it, also with more members than the old format can count, and finds every checksum right", async () => {
  const path = join(folder, "a.zip");
  const many = Array.from({ length: 66_000 }, (_, index) => [`p/${index}`, Buffer.from(String(index))] as const);
  writeFileSync(path, await made([["pictures/1/photo.jpg", Buffer.alloc(100_000, 7)], ...many]));
  const program =
    "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()), z.read('p/65999'))";
  try {
    execFileSync("python3", ["--version"]);
  } catch {
    const notRun = "NOT RUN: python3, install with apt-get install python3";
    if (process.env["KEYHOLE_REQUIRE_ALL"] === "1") expect.fail(notRun);
    console.warn(notRun);
    return;
  }
  expect(String(execFileSync("python3", ["-c", program, path])).trim()).toBe("None 66002 b'65999'");
});
