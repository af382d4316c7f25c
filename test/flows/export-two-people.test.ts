import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exportRecord } from "@keyhole/shared/formats/jsonl";
import { templates } from "@keyhole/shared/templates/templates";
import { randomId, refusal, startHarness, type Harness } from "../harness.ts";
import {
  addItems,
  castOf,
  entriesOf,
  fetchFile,
  freezeProject,
  labelAll,
  picture,
  signInAgain,
  untilReady,
  type Cast,
  type Submitted,
} from "../exports/fixture.ts";

let harness: Harness;
let cast: Cast;
let submitted: Submitted[];

const filters = { states: "accepted-and-submitted" } as const;
const asked = { format: "jsonl", recipient: "Training team", purpose: "Model 7, first run" } as const;
const ask = () => cast.lead.client.exports.request.mutate({ projectId: cast.projectId, filters, ...asked });

/** Asks, approves and waits for the file. */
async function ready() {
  const { exportId, requestId, digest } = await ask();
  await cast.otherLead.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  await untilReady(cast.lead, cast.projectId, exportId);
  return exportId as never; // an id of this server
}

const typesOf = async () => (await entriesOf(harness, cast.projectId)).map(({ type }) => type);

beforeAll(async () => {
  harness = await startHarness();
  cast = await castOf(harness, { form: templates["object-boxes"] });
  const raws = [];
  for (let index = 0; index < 12; index++) {
    raws.push({ fields: { image: { kind: "picture", bytes: await picture(64 + index, 48) } } } as const);
  }
  await addItems(harness, cast, raws);
  submitted = await labelAll(cast.labeler, cast.projectId, ({ fields, index }) => {
    const shown = fields["image"] as { width: number; height: number };
    const region = { id: randomId(), label: "person", x: 1 + index, y: 2, width: 10.5, height: 20 };
    const value = { width: shown.width, height: shown.height, regions: index === 3 ? [] : [region] };
    return { objects: { type: "box", version: 1, value } };
  });
});
afterAll(() => harness.close());

it("I6 an export needs a request, another person's approval, and then gives exactly what was submitted", async () => {
  const counted = await cast.lead.client.exports.count.query({ projectId: cast.projectId, filters });
  expect(counted).toEqual({ rows: 12, items: 12, totalItems: 12, people: 1, partial: false });
  expect((await cast.lead.client.exports.count.query({ projectId: cast.projectId, filters: {} })).rows).toBe(0);

  const { exportId, requestId, digest, rows } = await ask();
  expect(rows).toBe(12);
  const own = cast.lead.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  expect((await refusal(own)).code).toBe("second-person-needed");
  const fresh = cast.freshLead.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  expect((await refusal(fresh)).code).toBe("second-person-needed");
  const labeler = cast.labeler.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  expect((await refusal(labeler)).code).toBe("absent");
  const other = digest.startsWith("A") ? `B${digest.slice(1)}` : `A${digest.slice(1)}`;
  const changed = cast.otherLead.client.requests.decide.mutate({ requestId, digest: other, decision: "approved" });
  expect((await refusal(changed)).code).toBe("conflict");
  const early = cast.lead.client.exports.ticket.mutate({ exportId });
  expect((await refusal(early)).code).toBe("absent");

  const { waiting } = await cast.admin.client.requests.list.query();
  const words = waiting.find((each) => each.id === requestId)?.words ?? [];
  expect(words.map(({ value }) => value)).toEqual(expect.arrayContaining([12, 1, asked.recipient, asked.purpose]));

  await cast.otherLead.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  const built = await untilReady(cast.lead, cast.projectId, exportId);
  expect(built).toMatchObject({ phase: "ready", rows: 12, progress: 12, decidedBy: "Otto Other" });

  const held = await cast.lead.client.exports.ticket.mutate({ exportId });
  const reply = await fetchFile(cast.lead, held.ticket);
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-disposition")).toBe(`attachment; filename="${held.fileName}"`);
  const body = Buffer.from(await reply.arrayBuffer());
  expect(body.length).toBe(held.bytes);
  expect(createHash("sha256").update(body).digest("hex")).toBe(held.sha256);
  const records = body
    .toString("utf8")
    .trimEnd()
    .split("\n")
    .map((line) => exportRecord.parse(JSON.parse(line)));
  const byId = new Map(records.map((record) => [record.annotation as string, record]));
  expect(byId.size).toBe(12);
  for (const { annotationId, itemId, answers } of submitted) {
    expect(byId.get(annotationId)).toMatchObject({ item: itemId, state: "submitted", formVersion: 1 });
    expect(byId.get(annotationId)?.answers).toEqual({ v: 1, answers });
  }

  await wait(50);
  const again = cast.lead.client.exports.ticket.mutate({ exportId });
  expect((await refusal(again)).code).toBe("absent");
  expect((await fetchFile(cast.lead, held.ticket)).status).toBe(404);
  const manifest = await cast.lead.client.exports.manifest.mutate({ exportId });
  expect(manifest).toMatchObject({ rows: 12, leftOut: 0, recipient: asked.recipient, file: { sha256: held.sha256 } });
  expect(manifest.request).toMatchObject({
    digest,
    requestedBy: cast.lead.personId,
    approvedBy: cast.otherLead.personId,
  });
  expect(manifest.trail.checkpoint).toContain(String(manifest.trail.size));

  const entries = await entriesOf(harness, cast.projectId);
  const exporting = entries.filter((entry) => entry.export === exportId);
  const story = exporting.map(({ type, change }) => (change === undefined ? type : `${type} ${change}`));
  expect(story).toEqual([
    "export.requested",
    "export.approved",
    "export.built",
    "export.downloaded started",
    "export.downloaded finished",
    "export.closed",
    "export.downloaded manifest",
  ]);
  expect(exporting.at(4)).toMatchObject({ bytes: held.bytes, total: held.bytes, actor: cast.lead.personId });
  expect(JSON.stringify(entries)).not.toContain("Training team");
});

it("ranges join to the same bytes, and only the last one closes it", async () => {
  const exportId = await ready();
  const held = await cast.lead.client.exports.ticket.mutate({ exportId });
  const parts: Buffer[] = [];
  const step = Math.ceil(held.bytes / 3);
  for (let start = 0; start < held.bytes; start += step) {
    const { ticket } = await cast.lead.client.exports.ticket.mutate({ exportId });
    const range = `bytes=${start}-${Math.min(held.bytes, start + step) - 1}`;
    const reply = await fetchFile(cast.lead, ticket, { range, "if-range": `"${held.sha256}"` });
    expect(reply.status).toBe(206);
    expect(reply.headers.get("content-range")).toBe(`bytes ${range.slice(6)}/${held.bytes}`);
    parts.push(Buffer.from(await reply.arrayBuffer()));
    await wait(50);
  }
  expect(createHash("sha256").update(Buffer.concat(parts)).digest("hex")).toBe(held.sha256);
  expect((await refusal(cast.lead.client.exports.ticket.mutate({ exportId }))).code).toBe("absent");
});

it("nobody else's session gets it, and a ticket is worth nothing elsewhere", async () => {
  const exportId = await ready();
  expect((await refusal(cast.otherLead.client.exports.ticket.mutate({ exportId }))).code).toBe("absent");
  expect((await refusal(cast.admin.client.exports.ticket.mutate({ exportId }))).code).toBe("absent");
  expect((await refusal(cast.labeler.client.exports.list.query({ projectId: cast.projectId }))).code).toBe("absent");
  const { ticket, bytes } = await cast.lead.client.exports.ticket.mutate({ exportId });
  expect((await fetchFile(cast.otherLead, ticket)).status).toBe(404);
  expect((await cast.lead.media("/media/picture", ticket)).status).toBe(404);
  expect((await fetchFile(cast.lead, `${ticket}x`)).status).toBe(404);
  const outside = await fetchFile(cast.lead, ticket, { range: `bytes=${bytes}-` });
  expect(outside.status).toBe(416);
  expect(outside.headers.get("content-range")).toBe(`bytes */${bytes}`);
});

it("I5 a freeze between approval and download stops it, and it ends an hour after it was built", async () => {
  const exportId = await ready();
  const { ticket } = await cast.lead.client.exports.ticket.mutate({ exportId });
  const lift = await freezeProject(harness, cast);
  expect((await fetchFile(cast.lead, ticket)).status).toBe(423);
  expect((await refusal(cast.lead.client.exports.ticket.mutate({ exportId }))).code).toBe("frozen");
  expect((await refusal(ask())).code).toBe("frozen");
  await lift();
  expect((await fetchFile(cast.lead, ticket, { range: "bytes=0-9" })).status).toBe(206);

  harness.pass(3_600_000);
  await signInAgain(harness, cast.lead);
  expect((await refusal(cast.lead.client.exports.ticket.mutate({ exportId }))).code).toBe("absent");
  expect(await typesOf()).toContain("export.closed");
});
