import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { importLimits } from "@keyhole/server/features/imports/limits";
import { readZip } from "@keyhole/server/features/imports/read/zip";
import type { RawItem } from "@keyhole/server/features/imports/make-item";
import sharp from "sharp";
import { refusal, startHarness, type Harness } from "../harness.ts";
import { addItems, castOf, fetchFile, labelAll, picture, untilReady, type Cast } from "../exports/fixture.ts";
import { answersFor, form } from "../exports/every-type.ts";
import { parseCsv } from "../exports/parse-csv.ts";

let harness: Harness;
let cast: Cast;
const count = 3;

beforeAll(async () => {
  harness = await startHarness();
  cast = await castOf(harness, { form, openMetadata: ["split"] });
  const raws: RawItem[] = [];
  for (let index = 0; index < count; index++) {
    raws.push({
      fields: {
        photo: { kind: "picture", bytes: await picture(64 + index, 48) },
        note: { kind: "text", text: `Ana lives in Berlin, no. ${index}` },
        talk: {
          kind: "conversation",
          turns: [{ role: "user", text: "Hi" }],
          candidates: [
            { id: "a", text: "one" },
            { id: "b", text: "two" },
          ],
        },
      },
      metadata: { split: "train" },
    });
  }
  await addItems(harness, { projectId: cast.projectId, openMetadata: ["split"] }, raws);
  await labelAll(cast.labeler, cast.projectId, ({ fields }) =>
    answersFor((fields["photo"] as { width: number }).width - 64),
  );
});
afterAll(() => harness.close());

async function asked(format: "jsonl" | "coco" | "csv" | "conll", pictures: boolean) {
  const { exports } = cast.lead.client;
  const words = { recipient: "Training", purpose: "A test", filters: { states: "accepted-and-submitted" } } as const;
  return exports.request.mutate({ projectId: cast.projectId, format, pictures, ...words });
}

async function ready(format: "jsonl" | "coco" | "csv", pictures: boolean) {
  const { exportId, requestId, digest } = await asked(format, pictures);
  await cast.admin.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  expect((await untilReady(cast.lead, cast.projectId, exportId)).phase).toBe("ready");
  return { exportId, ...(await cast.lead.client.exports.ticket.mutate({ exportId })) };
}

async function members(zip: Buffer): Promise<Map<string, Buffer>> {
  const blob = {
    size: zip.length,
    async *read({ offset, length } = { offset: 0, length: zip.length }) {
      yield zip.subarray(offset, offset + length);
    },
  };
  const limits = importLimits.parse({});
  const { entries } = await readZip("a.zip", blob, { limits, unpacked: { left: limits.unpackedBytes } });
  const found = new Map<string, Buffer>();
  for (const entry of entries) {
    const parts: Uint8Array[] = [];
    for await (const piece of entry.read()) parts.push(piece);
    found.set(entry.name, Buffer.concat(parts));
  }
  return found;
}

const sha256 = (bytes: Uint8Array | undefined): string =>
  createHash("sha256")
    .update(bytes ?? "")
    .digest("hex");

it("the approver reads how many pictures leave unmarked, and how large they are", async () => {
  const { requestId, exportId } = await asked("coco", true);
  const { waiting: requests } = await cast.admin.client.requests.list.query();
  const { words } = requests.find(({ id }) => id === requestId) ?? { words: [] };
  expect(words).toContainEqual({ term: "requests.word.pictures", value: count, as: "number" });
  expect(words).toContainEqual({ term: "requests.word.pictureBytes", value: expect.any(Number), as: "bytes" });
  const { exports } = await cast.lead.client.exports.list.query({ projectId: cast.projectId });
  expect(exports.find(({ id }) => id === exportId)).toMatchObject({ pictures: count });
});

it("a request without pictures has another digest than one with them, and its approver reads that none leave", async () => {
  const [without, withThem] = [await asked("coco", false), await asked("coco", true)];
  expect(without.digest).not.toBe(withThem.digest);
  const { waiting: requests } = await cast.admin.client.requests.list.query();
  const { words } = requests.find(({ id }) => id === without.requestId) ?? { words: [] };
  expect(words).toContainEqual({ term: "requests.word.pictures", value: "exports.pictures.without", as: "key" });
});

it("the ZIP holds the data file, each original unmarked, and checksums that the manifest vouches for", async () => {
  const { exportId, ticket, fileName, bytes } = await ready("coco", true);
  expect(fileName).toBe(`keyhole-export-${exportId}.zip`);
  // In two ranges, as a download that was cut off.
  const first = await fetchFile(cast.lead, ticket, { range: "bytes=0-999" });
  expect(first.status).toBe(206);
  expect(first.headers.get("content-type")).toBe("application/zip");
  const rest = await fetchFile(cast.lead, ticket, { range: "bytes=1000-" });
  const zip = Buffer.concat([Buffer.from(await first.arrayBuffer()), Buffer.from(await rest.arrayBuffer())]);
  expect(zip.length).toBe(bytes);

  const found = await members(zip);
  const coco = JSON.parse(String(found.get("annotations.json"))) as { images: { file_name: string; width: number }[] };
  expect(coco.images).toHaveLength(count);
  for (const { file_name: name, width } of coco.images) {
    const { data } = await sharp(found.get(name)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    // The plain colour that was imported, in every pixel: no mark.
    for (let at = 0; at < data.length; at += 3) expect(Math.abs((data[at] ?? 0) - width)).toBeLessThanOrEqual(3);
  }
  expect([...found.keys()]).toHaveLength(count + 2);

  const lines = String(found.get("checksums.sha256")).trimEnd().split("\n");
  expect(lines).toEqual(
    [...found].filter(([name]) => name !== "checksums.sha256").map(([name, body]) => `${sha256(body)}  ${name}`),
  );
  const manifest = await cast.lead.client.exports.manifest.mutate({ exportId });
  expect(manifest.file).toEqual({ name: fileName, bytes, sha256: sha256(zip) });
  expect(manifest.members).toEqual({
    data: { name: "annotations.json", sha256: sha256(found.get("annotations.json")) },
    checksums: { name: "checksums.sha256", sha256: sha256(found.get("checksums.sha256")) },
    pictures: count,
  });
});

it("a format that is not about pictures refuses them", async () => {
  expect((await refusal(asked("conll", true))).problems?.[0]?.message).toBe("export.no-pictures");
});

it("a CSV has the metadata columns that were open when it was asked for, and the approver reads them", async () => {
  const { exportId, requestId, digest } = await asked("csv", false);
  const { project } = cast.lead.client;
  const { version, settings } = await project.detail.query({ projectId: cast.projectId });
  const openMetadata = ["split", "other"];
  await project.change.mutate({ projectId: cast.projectId, version, settings: { ...settings, openMetadata } });
  const { waiting: requests } = await cast.admin.client.requests.list.query();
  const { words } = requests.find(({ id }) => id === requestId) ?? { words: [] };
  expect(words).toContainEqual({ term: "requests.word.metadataKeys", value: "split", as: "text" });
  await cast.admin.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  await untilReady(cast.lead, cast.projectId, exportId);
  const { ticket } = await cast.lead.client.exports.ticket.mutate({ exportId });
  const [header = []] = parseCsv(await (await fetchFile(cast.lead, ticket)).text());
  expect(header.filter((name) => name.startsWith("metadata."))).toEqual(["metadata.split"]);
});
