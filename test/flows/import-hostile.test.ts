import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { defaultImportLimits, importLimits, type ImportLimits } from "@keyhole/server/features/imports/limits";
import { templates } from "@keyhole/shared/templates/templates";
import type { ProjectId } from "@keyhole/shared/ids";
import { startHarness, type Harness, type Visitor } from "../harness.ts";
import { makeZip } from "../imports/make-zip.ts";
import { imported, projectWith, upload, type Upload } from "../imports/importing.ts";

let harness: Harness;
let lead: Visitor;
let pictures: ProjectId;
let texts: ProjectId;
let picture: Buffer;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  pictures = await projectWith(lead, templates["object-boxes"], "Pictures");
  texts = await projectWith(lead, templates["text-classification"], "Texts");
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#aa5511" } })
    .jpeg()
    .toBuffer();
});
afterAll(() => harness.close());
afterEach(() => limit({}));

/** Limits of this server from now on. */
function limit(changed: Partial<ImportLimits>): void {
  Object.assign(harness.app.services.config, { importLimits: importLimits.parse(changed) });
}

const messages = async (project: ProjectId, files: readonly Upload[]) => {
  const { status, problems, preview } = await imported(lead, project, files, (plan) => ({
    ...plan,
    columns: Object.keys(plan.columns).length > 0 ? plan.columns : { text: { to: "field", field: "text" } },
  }));
  return { status, preview, keys: problems.flatMap((each) => each.problems.map(({ message }) => message)), problems };
};
const forPictures = (files: readonly Upload[]) =>
  imported(lead, pictures, files, (plan) => ({ ...plan, columns: { image: { to: "field", field: "image" } } })).then(
    ({ status, problems }) => ({
      status,
      problems,
      keys: problems.flatMap((each) => each.problems.map(({ message }) => message)),
    }),
  );

describe("archives", () => {
  it("name by name: traversal, absolute paths, links, nested archives and encryption are left out, the rest comes in", async () => {
    const zip = makeZip([
      { name: "../../etc/escape.jpg", body: picture },
      { name: "/etc/absolute.jpg", body: picture },
      { name: "C:\\windows\\drive.jpg", body: picture },
      { name: "link.jpg", body: "/etc/passwd", mode: 0o120777 },
      { name: "device.jpg", body: "", mode: 0o020666 },
      { name: "inner.zip", body: makeZip([{ name: "a.jpg", body: picture }]) },
      { name: "secret.jpg", body: picture, encrypted: true },
      { name: "__MACOSX/._good.jpg", body: "noise" },
      { name: "folder/good.jpg", body: picture },
    ]);
    const { status, keys } = await forPictures([{ name: "set.zip", body: zip }]);
    expect(status).toMatchObject({ state: "finished", added: 1 });
    expect(keys).toEqual([
      "import.name",
      "import.name",
      "import.name",
      "import.zip-link",
      "import.zip-special",
      "import.zip-nested",
      "import.zip-encrypted",
    ]);
  });

  it("bombs are known by their records, and by what they unpack to when these lie", async () => {
    const zeros = Buffer.alloc(8 * 1024 ** 2);
    const bomb = makeZip([{ name: "zeros.jpg", body: zeros }]);
    expect((await forPictures([{ name: "bomb.zip", body: bomb }])).keys).toEqual(["import.zip-ratio"]);
    const liar = makeZip([{ name: "liar.jpg", body: zeros, claimed: 1000 }]);
    expect((await forPictures([{ name: "liar.zip", body: liar }])).keys).toEqual(["import.zip-damaged"]);
    limit({ unpackedBytes: 2000 });
    const two = makeZip(["a.jpg", "b.jpg", "c.jpg"].map((name) => ({ name, body: Buffer.alloc(900, name) })));
    expect((await forPictures([{ name: "two.zip", body: two }])).keys).toContain("import.zip-unpacked");
    limit({ zipEntries: 2 });
    expect((await forPictures([{ name: "many.zip", body: two }])).keys).toEqual(["import.zip-entries"]);
  });

  it("one that is cut off says so and gives nothing", async () => {
    const zip = makeZip([{ name: "a.jpg", body: picture }]);
    const cut = await forPictures([{ name: "cut.zip", body: zip.subarray(0, zip.length - 10) }]);
    expect(cut.keys).toEqual(["import.zip-damaged"]);
    expect(cut.status.added).toBe(0);
  });
});

describe("pictures", () => {
  it("are told by content, whole: SVG, HTML under a false name, polyglots and cut files are refused", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const page = "<!doctype html><script>alert(1)</script>";
    const polyglot = Buffer.concat([picture.subarray(0, 20), Buffer.from("%PDF-1.7\n"), picture.subarray(20)]);
    const jar = Buffer.concat([picture, makeZip([{ name: "Evil.class", body: "x" }])]);
    const files = [
      { name: "drawing.svg", body: svg },
      { name: "page.jpg", body: page },
      { name: "pdf.jpg", body: polyglot },
      { name: "jar.jpg", body: jar },
      { name: "cut.jpg", body: picture.subarray(0, picture.length / 2) },
      { name: "empty.jpg", body: new Uint8Array(0) },
    ];
    const { status, keys } = await forPictures(files);
    expect(status).toMatchObject({ state: "finished", added: 0, failed: 6 });
    expect([...keys].sort()).toEqual([
      "image.damaged",
      "image.empty",
      "image.polyglot",
      "image.polyglot",
      "image.type-refused",
      "image.type-refused",
    ]);
  });

  it("over a limit say which", async () => {
    const other = await sharp({ create: { width: 60, height: 61, channels: 3, background: "#123456" } })
      .png()
      .toBuffer();
    limit({ picture: { ...defaultImportLimits.picture, pixels: 2000 } });
    expect((await forPictures([{ name: "large.png", body: other }])).keys).toEqual(["image.pixels"]);
    limit({ picture: { ...defaultImportLimits.picture, bytes: 50 } });
    expect((await forPictures([{ name: "heavy.png", body: other }])).keys).toEqual(["image.bytes"]);
  });

  it("that are named and not there are reported by name", async () => {
    const { keys, problems } = await forPictures([{ name: "list.jsonl", body: '{"image":"gone.jpg"}\n' }]);
    expect(keys).toEqual(["import.picture-missing"]);
    expect(problems[0]).toMatchObject({ place: { line: 1 }, problems: [{ values: { name: "gone.jpg" } }] });
  });
});

describe("text files", () => {
  it("a line of 10 MB is passed over, and the next one is read", async () => {
    const body = `{"text":"${"x".repeat(10 * 1024 ** 2)}"}\n{"text":"after the long one"}\n`;
    const { status, keys } = await messages(texts, [{ name: "long.jsonl", body }]);
    expect(status).toMatchObject({ records: 2, added: 1, failed: 1 });
    expect(keys).toEqual(["import.record-too-large"]);
  });

  it("JSON that is deep, wide, broken or no object is refused by line", async () => {
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`k${index}`, 1])));
    const lines = [
      `{"text":"fine one"}`,
      `{"text":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      wide,
      `{"text":`,
      `["a list"]`,
      `{"__proto__":{"polluted":true},"text":"fine two"}`,
    ];
    const { status, problems } = await messages(texts, [{ name: "odd.jsonl", body: lines.join("\n") }]);
    expect(status).toMatchObject({ records: 6, added: 2, failed: 4 });
    expect(problems.map(({ place, problems: list }) => [place.line, list[0]?.message])).toEqual([
      [2, "import.too-deep"],
      [3, "import.too-many-keys"],
      [4, "import.not-json"],
      [5, "import.not-object"],
    ]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("another encoding than UTF-8 is refused with the line, never guessed", async () => {
    const latin = Buffer.concat([
      Buffer.from('{"text":"plain"}\n{"text":"caf'),
      Buffer.from([0xe9]),
      Buffer.from('"}\n'),
    ]);
    const one = await messages(texts, [{ name: "latin.jsonl", body: latin }]);
    expect(one.problems).toMatchObject([{ place: { line: 2 }, problems: [{ message: "import.encoding" }] }]);
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("text\nhello\n", "utf16le")]);
    for (const name of ["wide.csv", "wide.jsonl", "wide.json"]) {
      expect((await messages(texts, [{ name, body: wide }])).keys, name).toContain("import.encoding");
    }
    const table = await messages(texts, [{ name: "latin.csv", body: Buffer.from("text\ncaf\u00e9\n", "latin1") }]);
    expect(table.keys).toEqual(["import.encoding"]);
  });

  it("tables: byte order mark, semicolons, quoted line ends; formulas stay text; odd rows are named", async () => {
    const body = '\uFEFFid;text;note\r\n1;=HYPERLINK("x");a\r\n2;"two\nlines";b\r\n3;short\r\n4;+1+1;c\r\n';
    const { status, problems, preview } = await messages(texts, [{ name: "table.csv", body }]);
    expect(status).toMatchObject({ records: 4, added: 3, failed: 1 });
    expect(problems).toMatchObject([{ place: { line: 5 }, problems: [{ message: "import.row-length" }] }]);
    expect(preview.records.map(({ cells }) => cells["text"])).toEqual([
      '=HYPERLINK("x")',
      "two\nlines",
      undefined,
      "+1+1",
    ]);
    expect(preview.columns.map(({ name }) => name)).toEqual(["id", "text", "note"]);
  });

  it("a quote that is never closed is an error, and what came before is kept", async () => {
    const { status, keys } = await messages(texts, [
      { name: "quote.csv", body: 'text\nbefore the quote\n"never closed\nend\n' },
    ]);
    expect(status).toMatchObject({ state: "finished", added: 1, failed: 1 });
    expect(keys).toEqual(["import.csv-quotes"]);
  });

  it("an id that comes twice is an error where it comes again", async () => {
    const lines = ["first", "second", "third"].map((text, index) => ({
      id: index === 2 ? 0 : index,
      text: `${text} of ids`,
    }));
    const { status, problems } = await messages(texts, [
      { name: "ids.jsonl", body: lines.map((line) => JSON.stringify(line)).join("\n") },
    ]);
    expect(status).toMatchObject({ added: 2, failed: 1 });
    expect(problems).toMatchObject([{ place: { line: 3 }, problems: [{ message: "import.id-twice" }] }]);
  });

  it("texts, metadata and records over a limit are refused", async () => {
    limit({ textBytes: 10, metadataLength: 5, metadataKeys: 2, records: 3 });
    const lines = [
      { text: "eleven bytes" },
      { text: "ok 1", note: "longer than five" },
      { text: "ok 2", a: 1, b: 2, c: 3 },
      { text: "ok 3" },
    ];
    const body = lines.map((line) => JSON.stringify(line)).join("\n");
    const { status, keys } = await messages(texts, [{ name: "limits.jsonl", body }]);
    expect(keys).toEqual(["item.text-too-large", "import.metadata", "import.metadata-keys", "import.too-many-records"]);
    expect(status).toMatchObject({ added: 1 });
  });

  it("gold needs a reference answer", async () => {
    const lines = [
      { text: "gold with", gold: true, reference: { sentiment: "positive" } },
      { text: "gold without", gold: true },
      { text: "gold with a wrong one", gold: true, reference: { sentiment: "unheard" } },
    ];
    const body = lines.map((line) => JSON.stringify(line)).join("\n");
    const { status, problems } = await messages(texts, [{ name: "gold.jsonl", body }]);
    expect(status).toMatchObject({ added: 1, failed: 2 });
    expect(problems.map(({ place }) => place.line)).toEqual([2, 3]);
  });
});

describe("uploads", () => {
  it("over a limit are refused and leave nothing", async () => {
    const { importId } = await lead.client.imports.begin.mutate({ projectId: texts });
    const stored = async () => (await harness.app.services.blobs.list({ limit: 10_000 })).length;
    await expect
      .poll(async () => (await harness.app.services.store.read.endedWithFiles(1)).length, { timeout: 20_000 })
      .toBe(0);
    const before = await stored();
    limit({ fileBytes: 1000, importBytes: 1500, files: 2 });
    const send = (name: string, bytes: number) => upload(lead, importId, { name, body: Buffer.alloc(bytes, "x") });
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(600)),
    });
    expect((await send("a.csv", 1001)).status).toBe(413);
    const endless = await upload(lead, importId, { name: "endless.csv", body: stream }).then(
      ({ status }) => status,
      () => "cut off",
    );
    expect([413, "cut off"]).toContain(endless);
    expect(await stored()).toBe(before);
    expect((await send("b.csv", 900)).status).toBe(200);
    expect((await send("c.csv", 700)).status).toBe(413);
    expect((await send("d.csv", 500)).status).toBe(200);
    const third = await send("e.csv", 10);
    expect(third.status).toBe(413);
    expect(await third.json()).toMatchObject({
      problems: [{ message: "import.too-many-files", values: { limit: 2 } }],
    });
    for (const name of ["../up.csv", "/etc/passwd", "a\u0000b.csv", "a\\b.csv", "", "x".repeat(600)]) {
      expect((await upload(lead, importId, { name, body: "a" })).status, name).toBe(400);
    }
    expect(await stored()).toBe(before + 2);
    await lead.client.imports.cancel.mutate({ importId });
  });
});
