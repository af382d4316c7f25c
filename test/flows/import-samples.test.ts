import { readFileSync } from "node:fs";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { templates } from "@keyhole/shared/templates/templates";
import { itemContent } from "@keyhole/shared/fields/field-type";
import { refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { asId, imported, projectWith, reached, upload, uploaded } from "../imports/importing.ts";

let harness: Harness;
let lead: Visitor;
let colleague: Visitor;
let labeler: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  colleague = await harness.person({ name: "Cora Colead" });
  labeler = await harness.person({ name: "Leo Labeler" });
});
afterAll(() => harness.close());

const sample = (name: string) => ({ name, body: readFileSync(new URL(`../samples/${name}`, import.meta.url)) });
const picture = async (name: string, width: number, height: number) => ({
  name: `pictures/${name}.png`,
  body: await sharp({ create: { width, height, channels: 3, background: name } })
    .png()
    .toBuffer(),
});
const give = (who: Visitor, projectId: string, role: "lead" | "labeler" | null) =>
  lead.client.project.setMember.mutate({
    projectId: asId<"project">(projectId),
    personId: asId<"person">(who.personId),
    role,
  });

it("COCO with its pictures: boxes as predictions, crowds and unknown labels said", async () => {
  const projectId = await projectWith(lead, templates["object-boxes"]);
  const files = [sample("coco.json"), await picture("red", 64, 48), await picture("blue", 48, 64)];
  const { status, preview, problems } = await imported(lead, projectId, files);
  expect(status).toMatchObject({ state: "finished", added: 2, failed: 0, partial: 1 });
  expect(problems).toMatchObject([{ place: { file: "coco.json: blue.png" }, problems: [{ message: "coco.crowd" }] }]);
  expect(preview.labels).toEqual([
    { question: "objects", name: "person", count: 2, label: "person" },
    { question: "objects", name: "tram", count: 1, label: null },
  ]);
  await give(labeler, projectId, "labeler");
  const work = await labeler.client.work.next.mutate({ projectId });
  expect(work.suggestions?.answers["objects"]).toMatchObject({
    type: "box",
    value: { regions: [{ label: "person" }] },
  });
});

it("tables: predictions by the question's name; metadata is open only where the project says so", async () => {
  const projectId = await projectWith(lead, templates["text-classification"]);
  const { services } = harness.app;
  const project = await services.store.read.projectById(projectId);
  const settings = JSON.stringify({ openMetadata: ["shop"] });
  await services.store.write.changeProject({
    id: projectId,
    version: project?.version ?? 0,
    change: { settings },
    now: services.clock(),
    drafts: [],
  });
  const { status, preview } = await imported(lead, projectId, [sample("reviews.csv")]);
  expect(preview.plan.columns).toEqual({
    id: { to: "id" },
    text: { to: "field", field: "text" },
    sentiment: { to: "answer", question: "sentiment", as: "prediction" },
    shop: { to: "metadata" },
  });
  expect(status).toMatchObject({ added: 4, failed: 0, partial: 0 });
  await give(labeler, projectId, "labeler");
  const work = await labeler.client.work.next.mutate({ projectId });
  expect(work.suggestions?.answers["sentiment"]?.type).toBe("choice");
  // Neither metadata nor the id of the source reach a labeler.
  expect(JSON.stringify(work)).not.toMatch(/Lyon|Porto|"r\d"/);
});

it("conversations and CoNLL", async () => {
  const pairs = await projectWith(lead, templates["preference-pair"]);
  expect((await imported(lead, pairs, [sample("pairs.jsonl")])).status).toMatchObject({ added: 2, failed: 0 });
  const names = await projectWith(lead, templates["named-entities"]);
  const { status, preview } = await imported(lead, names, [sample("names.conll")]);
  expect(status).toMatchObject({ records: 2, added: 2 });
  const labels = preview.labels.map(({ name, label }) => [name, label]);
  expect(labels).toEqual([
    ["location", "location"],
    ["person", "person"],
    ["corporation", null],
  ]);
});

it("metadata that is not open and the source's id are sealed with the content", async () => {
  const projectId = await projectWith(lead, templates["text-classification"]);
  const body = JSON.stringify({ id: "secret-id", text: "Sealed", origin: "a secret place" });
  await imported(lead, projectId, [{ name: "one.jsonl", body }]);
  await give(labeler, projectId, "labeler");
  const { lease } = await labeler.client.work.next.mutate({ projectId });
  const { store, vault } = harness.app.services;
  const opened = await store.read.leaseById(lease.id);
  expect(opened).not.toBeNull();
  const file = readFileSync(`${harness.dataDir}/keyhole.db`).toString("latin1");
  const log = readFileSync(`${harness.dataDir}/keyhole.db-wal`).toString("latin1");
  for (const text of ["secret-id", "a secret place", "one.jsonl"]) expect(file + log).not.toContain(text);
  expect(itemContent.safeParse({ v: 1, fields: {}, externalId: "x", metadata: { a: 1 } }).success).toBe(true);
  expect(vault.counters().some(({ reason }) => reason === "import")).toBe(true);
});

it(
  "only leads import, a preview is its uploader's alone, and a lost role stops the run",
  { timeout: 60_000 },
  async () => {
    const projectId = await projectWith(lead, templates["text-classification"]);
    const lines = Array.from({ length: 8_000 }, (_, index) => JSON.stringify({ text: `Line ${index} of many` })).join(
      "\n",
    );
    await give(labeler, projectId, "labeler");
    await give(colleague, projectId, "lead");
    expect((await refusal(labeler.client.imports.begin.mutate({ projectId }))).code).toBe("absent");
    const importId = await uploaded(colleague, projectId, [{ name: "many.jsonl", body: lines }]);
    for (const [who, what] of [
      [labeler, "absent"],
      [await harness.administrator(), "absent"],
    ] as const) {
      expect((await refusal(who.client.imports.status.query({ importId }))).code).toBe(what);
      expect((await refusal(who.client.imports.cancel.mutate({ importId }))).code).toBe(what);
      expect((await upload(who, importId, { name: "x.csv", body: "a" })).status).toBe(404);
    }
    expect((await refusal(lead.client.imports.preview.query({ importId, plan: null }))).code).toBe("absent");
    const anonymous = harness.visitor();
    expect((await upload(anonymous, importId, { name: "x.csv", body: "a" })).status).toBe(401);
    const foreign = await lead.fetch("/upload", {
      method: "POST",
      headers: {
        "x-import": importId,
        "x-file-name": "x",
        origin: "https://evil.test",
        "content-type": "application/octet-stream",
        "x-keyhole": "1",
      },
      body: "a",
    });
    expect(foreign.status).toBe(404);
    const { plan } = await colleague.client.imports.preview.query({ importId, plan: null });
    await colleague.client.imports.start.mutate({ importId, plan });
    expect((await refusal(colleague.client.imports.start.mutate({ importId, plan }))).code).toBe("conflict");
    await give(colleague, projectId, null);
    expect(await reached(lead, importId, "stopped", "finished")).toMatchObject({ state: "stopped", reason: "rights" });
    await lead.client.imports.cancel.mutate({ importId });
  },
);

it("a plan that cannot work is refused with the reason", async () => {
  const projectId = await projectWith(lead, templates["text-classification"]);
  const importId = await uploaded(lead, projectId, [sample("reviews.csv")]);
  const start = (columns: Record<string, unknown>) =>
    refusal(
      lead.client.imports.start.mutate({
        importId,
        plan: { v: 1, columns: columns as never, labels: {}, chosen: null },
      }),
    );
  expect((await start({})).problems).toMatchObject([{ message: "import.field-unmapped", values: { field: "text" } }]);
  const twice = { text: { to: "field", field: "text" }, shop: { to: "field", field: "text" } };
  expect((await start(twice)).problems).toMatchObject([{ message: "import.field-twice" }]);
  const unknown = { text: { to: "field", field: "text" }, shop: { to: "answer", question: "mood", as: "prediction" } };
  expect((await start(unknown)).problems).toMatchObject([{ message: "import.no-question" }]);
  const { importId: empty } = await lead.client.imports.begin.mutate({ projectId });
  const columns = { text: { to: "field", field: "text" } } as const;
  const nothing = lead.client.imports.start.mutate({
    importId: empty,
    plan: { v: 1, columns, labels: {}, chosen: null },
  });
  expect((await refusal(nothing)).problems).toMatchObject([{ message: "import.no-files" }]);
});
