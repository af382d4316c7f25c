import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StoredAnswers } from "@keyhole/shared/answers";
import { templates } from "@keyhole/shared/templates/templates";
import type { TemplateForm } from "@keyhole/shared/templates/template";
import type { ProjectId } from "@keyhole/shared/ids";
import { randomId, startHarness, type Harness, type Visitor } from "../harness.ts";
import { makeZip } from "../imports/make-zip.ts";
import { asId, imported, projectWith, storedBlobs } from "../imports/importing.ts";

const data = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const present = existsSync(data);
if (!present) console.warn("NOT RUN: imports of real data; put COCO, WNUT and preference samples into ../shared/data");
const real = it.runIf(present);

let harness: Harness;
let lead: Visitor;
let labeler: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  labeler = await harness.person({ name: "Leo Labeler" });
});
afterAll(() => harness.close());

/** What a labeler is shown of the first task. */
async function opened(projectId: ProjectId) {
  const personId = asId<"person">(labeler.personId);
  await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
  return labeler.client.work.next.mutate({ projectId });
}

const withLabels = (form: TemplateForm, labels: readonly string[]): TemplateForm => ({
  ...form,
  questions: form.questions.map((question) => ({ ...question, settings: { labels } })),
});

const regionsOf = (answers: StoredAnswers | null, question: string): readonly { label: string }[] => {
  const value = answers?.answers[question]?.value as { regions?: { label: string }[] } | undefined; // a region answer
  return value?.regions ?? [];
};

real("COCO: 48 pictures with 420 boxes become pre-annotations, once", { timeout: 120_000 }, async () => {
  const folder = `${data}coco/`;
  const coco = JSON.parse(readFileSync(`${folder}instances.json`, "utf8")) as {
    annotations: { iscrowd: number }[];
    categories: { name: string }[];
  };
  const form = withLabels(
    templates["object-boxes"],
    coco.categories.map(({ name }) => name),
  );
  const projectId = await projectWith(lead, form);
  const names = readdirSync(folder).filter((name) => name.endsWith(".jpg"));
  const pictures = names.map((name) => ({ name: `train/${name}`, body: readFileSync(folder + name) }));
  const json = { name: "instances.json", body: readFileSync(`${folder}instances.json`) };

  const { status, preview, problems } = await imported(lead, projectId, [json, ...pictures]);
  expect(preview.files[0]).toMatchObject({ name: "instances.json", format: "coco" });
  expect(preview.plan.columns).toMatchObject({
    image: { to: "field", field: "image" },
    boxes: { to: "answer", question: "objects", as: "prediction" },
  });
  const crowds = coco.annotations.filter(({ iscrowd }) => iscrowd === 1).length;
  expect(status).toMatchObject({ state: "finished", records: 48, added: 48, failed: 0, duplicates: 0 });
  expect(status.bytesDone).toBe(status.bytesTotal);
  for (const { lost } of problems) expect(lost).toBe(false);

  let boxes = 0;
  for (const answers of await suggestionsOf(projectId)) boxes += regionsOf(answers, "objects").length;
  const dropped = problems.flatMap((each) => each.problems).length;
  expect(boxes).toBe(coco.annotations.length - dropped);
  expect(dropped).toBeLessThanOrEqual(crowds + 5);

  const shown = await opened(projectId);
  expect(shown.fields["image"]).toMatchObject({ kind: "image" });
  expect(shown.suggestions?.answers["objects"]?.type).toBe("box");

  const again = await imported(lead, projectId, [json, ...pictures]);
  expect(again.status).toMatchObject({ state: "finished", added: 0, duplicates: 48, failed: 0 });
  // An original and a preview of each picture: nothing of the uploads stays, nothing of the repetition.
  await expect.poll(async () => (await storedBlobs(harness)).length, { timeout: 10_000 }).toBe(2 * 48);
});

/** The predictions of every item, opened as the import wrote them. */
async function suggestionsOf(projectId: ProjectId): Promise<StoredAnswers[]> {
  const { vault } = harness.app.services;
  const database = new Database(join(harness.dataDir, "keyhole.db"), { readonly: true });
  const rows = database.prepare("select id, suggestions from items where project_id = ?").all(projectId) as {
    id: string;
    suggestions: Buffer | null;
  }[]; // the columns named
  database.close();
  // What a viewer of the item would be given; nobody views here, the test holds the file.
  const grant = { kind: "view", viewId: randomId<"view">(), personId: randomId<"person">() } as const;
  const opened = rows.map(async ({ id, suggestions }) => {
    if (suggestions === null) return { v: 1, answers: {} } as const;
    const identity = { projectId, purpose: "items", record: `${id}/suggestions` } as const;
    return JSON.parse(Buffer.from(await vault.openRecord(grant, identity, suggestions)).toString()) as StoredAnswers;
  });
  return Promise.all(opened);
}

real("COCO in one ZIP, its boxes as reference answers", { timeout: 120_000 }, async () => {
  const folder = `${data}coco/`;
  const names = readdirSync(folder).slice(0, 12);
  const entries = [...names.filter((name) => name !== "instances.json"), "instances.json"].map((name) => ({
    name: `set/${name}`,
    body: readFileSync(folder + name),
  }));
  const projectId = await projectWith(lead, withLabels(templates["object-boxes"], ["person", "car"]));
  const { status, preview } = await imported(
    lead,
    projectId,
    [{ name: "set.zip", body: makeZip(entries) }],
    (plan) => ({
      ...plan,
      columns: { ...plan.columns, boxes: { to: "answer", question: "objects", as: "reference" } },
    }),
  );
  const pictures = names.filter((name) => name.endsWith(".jpg")).length;
  expect(status).toMatchObject({ state: "finished", added: pictures, records: 48, failed: 48 - pictures });
  const unknown = preview.labels.filter(({ label }) => label === null).map(({ name }) => name);
  expect(unknown).toContain("dog");
  expect(unknown).not.toContain("person");
});

real("preferences: 403 prompts with two responses each", { timeout: 60_000 }, async () => {
  const projectId = await projectWith(lead, templates["preference-pair"]);
  const file = { name: "pairs.jsonl", body: readFileSync(`${data}preference/pairs.jsonl`) };
  const { status, preview } = await imported(lead, projectId, [file]);
  expect(preview.plan.columns).toMatchObject({
    id: { to: "id" },
    prompt: { to: "conversation", part: "prompt" },
    responses: { to: "conversation", part: "candidates" },
  });
  expect(status).toMatchObject({ state: "finished", records: 403, failed: 0, partial: 0 });
  expect(status.added + status.duplicates).toBe(403);
  const shown = (await opened(projectId)).fields["conversation"];
  if (shown?.kind !== "conversation") throw new Error("no conversation");
  expect(shown.turns).toHaveLength(1);
  expect(new Set(shown.candidates.map(({ text }) => text)).size).toBe(2);
  for (const { id } of shown.candidates) expect(id).toMatch(/^[0-9a-f]{24}$/);
  // The model's name would tell the worker which is which.
  expect(JSON.stringify(shown)).not.toContain("alpaca-7b");
  expect((await imported(lead, projectId, [file])).status).toMatchObject({ added: 0 });
});

real("CoNLL: 1,009 posts with their entities as spans", { timeout: 60_000 }, async () => {
  const labels = ["person", "location", "corporation", "product", "creative-work", "group"];
  const projectId = await projectWith(lead, withLabels(templates["named-entities"], labels));
  const file = { name: "wnut17-dev.conll", body: readFileSync(`${data}ner/wnut17-dev.conll`) };
  const { status, preview } = await imported(lead, projectId, [file]);
  expect(preview.labels.map(({ name }) => name).sort()).toEqual([...labels].sort());
  expect(status).toMatchObject({ state: "finished", records: 1009, failed: 0 });
  expect(status.added + status.duplicates).toBe(1009);
  let spans = 0;
  for (const answers of await suggestionsOf(projectId)) spans += regionsOf(answers, "entities").length;
  const begun = readFileSync(`${data}ner/wnut17-dev.conll`, "utf8").match(/\tB-/g)?.length ?? 0;
  expect(spans).toBeGreaterThan(begun * 0.9);
  expect((await imported(lead, projectId, [file])).status).toMatchObject({ added: 0, records: 1009 });
});
