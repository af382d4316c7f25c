import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBlob } from "@keyhole/server/features/work/media";
import { csvRow } from "@keyhole/shared/formats/csv";
import { templates } from "@keyhole/shared/templates/templates";
import type { ImportId, ProjectId } from "@keyhole/shared/ids";
import { answered } from "../door/call.ts";
import { makePerson, seat, type Seat } from "../door/seats.ts";
import { imported, projectWith, upload } from "../imports/importing.ts";
import { startHarness, type Harness } from "../harness.ts";

// I13: bytes from outside. Archives, tables, encodings and every limit are tried in test/flows/import-hostile.test.ts and
// test/images; here is what an attacker sends to the routes themselves, and what a record may not make the server do.

let harness: Harness;
let lead: Seat;
let projectId: ProjectId;
let importId: ImportId;

beforeAll(async () => {
  harness = await startHarness();
  const { services } = harness.app;
  lead = await seat(services, await makePerson(services, "Lead", { mayCreateProjects: true }), { url: harness.url });
  projectId = await projectWith(lead, templates["text-classification"]);
  ({ importId } = await lead.client.imports.begin.mutate({ projectId }));
}, 120_000);
afterAll(() => harness.close());

const png = () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: "#123456" } })
    .png()
    .toBuffer();

const guidelinePicture = async (body: Uint8Array | string) =>
  answered(
    await lead.fetch(`/media/guideline-picture/${projectId}`, {
      method: "POST",
      headers: { "x-keyhole": "1", "content-type": "application/vnd.keyhole.picture" },
      body: body as BodyInit, // fetch takes both
    }),
  );

describe("a picture for a guideline", () => {
  it.each([
    ["SVG with script", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'],
    [
      "SVG that fetches",
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    ],
    ["HTML", "<!doctype html><script>alert(1)</script>"],
    ["a PDF", "%PDF-1.7\n1 0 obj << /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj"],
    [
      "an MVG program",
      "push graphic-context\nviewbox 0 0 1 1\nimage over 0,0 0,0 'url(http://169.254.169.254/)'\npop graphic-context",
    ],
    ["nothing", ""],
    ["a cut-off PNG", "\u0089PNG\r\n\u001a\n"],
  ])("that is %s is refused", async (_what, body) => {
    const { status, text } = await guidelinePicture(body);
    expect(status).toBe(400);
    expect(text).not.toContain("alert");
  });

  it("that hides a page behind its pixels comes out without it: what is stored was drawn anew", async () => {
    const polyglot = Buffer.concat([await png(), Buffer.from("<script>alert('polyglot')</script>")]);
    const { code, text } = await guidelinePicture(Uint8Array.from(polyglot));
    if (code === "ok") {
      const { id } = JSON.parse(text) as { id: never }; // the route's answer
      const grant = { kind: "internal", reason: "form-reading" } as const;
      const kept = await readBlob(harness.app.services, { projectId, id }, grant);
      expect(kept.length).toBeGreaterThan(50);
      expect(Buffer.from(kept).includes("polyglot")).toBe(false);
    } else expect(code).toBe("invalid");
  });

  it("with a bomb's head is refused before it is unpacked", async () => {
    const bomb = Buffer.from(await png());
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    expect((await guidelinePicture(Uint8Array.from(bomb))).status).toBeGreaterThanOrEqual(400);
  });
});

describe("an upload", () => {
  it("under a name that leads elsewhere is refused, and nothing is written outside the blob folder", async () => {
    const names = [
      "../../keyhole.db",
      "/etc/cron.d/x",
      "..\\..\\x",
      "a/../../b",
      "C:\\x",
      "x\u0000.jsonl",
      ".",
      "..",
      "",
      "a".repeat(5_000),
    ];
    for (const name of names) {
      const reply = await upload(lead, importId, { name, body: "{}" });
      expect([name.slice(0, 20), reply.status]).toEqual([name.slice(0, 20), 400]);
    }
    expect(existsSync(join(harness.dataDir, "../x"))).toBe(false);
    expect(readdirSync(harness.dataDir).every((name) => /^(keyhole|blobs|lock|\.)/.test(name))).toBe(true);
  });

  it("with a broken percent-encoding, without a name or an import is refused", async () => {
    for (const headers of [{ "x-file-name": "%E0%A4%A" }, {}, { "x-file-name": "a", "x-import": "no id" }]) {
      const about = { "x-import": importId, "x-keyhole": "1", "content-type": "application/octet-stream", ...headers };
      const reply = await lead.fetch("/upload", { method: "POST", headers: about, body: "{}" });
      expect([400, 404]).toContain(reply.status);
    }
  });

  it("of another kind than raw bytes is not read as a form or as JSON", async () => {
    const form = new FormData();
    form.set("file", new Blob(["{}"]), "a.jsonl");
    const headers = { "x-import": importId, "x-keyhole": "1", "x-file-name": "a.jsonl" };
    expect((await lead.fetch("/upload", { method: "POST", headers, body: form })).status).toBe(400);
  });
});

describe("a record (SSRF, traversal on import and export)", () => {
  it("that names a server path or an address is text: nothing is opened, nothing is fetched", async () => {
    const targets = [
      "/etc/passwd",
      "file:///etc/passwd",
      "http://127.0.0.1:1/",
      "http://169.254.169.254/latest/meta-data/",
      "\\\\evil.test\\share",
      "../../keys/master.key",
    ];
    const body = targets.map((target) => JSON.stringify({ text: target })).join("\n");
    const { status } = await imported(lead, projectId, [{ name: "a.jsonl", body }]);
    expect(status).toMatchObject({ state: "finished", added: targets.length });
    const pictures = await projectWith(lead, templates["object-boxes"], "Pictures");
    const records = targets.map((target) => JSON.stringify({ image: target })).join("\n");
    const run = await imported(lead, pictures, [{ name: "b.jsonl", body: records }], (plan) => ({
      ...plan,
      columns: { image: { to: "field", field: "image" } },
    }));
    expect(run.status).toMatchObject({ added: 0 });
    expect(JSON.stringify(run.problems)).not.toMatch(/root:|ENOENT|ECONNREFUSED|EACCES/);
  });

  it("with a prototype's name for a column reaches no prototype", async () => {
    const body = '{"text":"a","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    await imported(lead, projectId, [{ name: "c.jsonl", body }]).catch(() => null);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("a CSV cell", () => {
  it.each([
    "=1+1",
    "+1",
    "-1+cmd",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
    "\n=1",
    "\uFF1D1",
    "\uFF0B1",
    "\uFF201",
  ])("%j starts no formula", (text) => {
    const row = csvRow([text]);
    expect(row).not.toMatch(/^"?[=+\-@\t\r\n\uFF1D\uFF0B\uFF20]/);
  });
});
