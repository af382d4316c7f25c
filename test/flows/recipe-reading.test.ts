import { afterAll, beforeAll, expect, it } from "vitest";
import { templates } from "@keyhole/shared/templates/templates";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import type { ProjectId } from "@keyhole/shared/ids";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { guideline, projectWith, publishAs, section } from "./guidelines.ts";

// Questions, labels and guidelines are the recipe: who reads them is recorded, and long histories come in pages.

let harness: Harness;
let lead: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
}, 60_000);
afterAll(() => harness.close());

const readings = async (projectId: ProjectId) => {
  const query = { project: projectId, types: ["form.read"], limit: 100 };
  const rows = await harness.app.services.store.read.searchTrail(query);
  return rows.flatMap(({ entry }) => {
    const read = decodeEntry(entry);
    return read.ok ? [{ actor: read.value.actor, form: read.value.form, version: read.value.version }] : [];
  });
};

const hour = 3_600_000;
/** A little less than an hour goes by, and the lead is there again: signing in takes a minute of it. */
const almostAnHour = async (): Promise<void> => {
  harness.pass(hour - 70_000);
  await harness.signIn(lead);
};

it("I1: reading the questions of a project is recorded, once for person, version and hour", async () => {
  const projectId = await projectWith(lead, {});
  const form = templates["text-classification"];
  const second = await lead.client.project.publishForm.mutate({ projectId, form, formVersion: 1 });
  const history = await lead.client.project.formVersions.query({ projectId });
  const first = history.versions.at(-1)?.id ?? randomId<"form">();
  // Dates and names are not the recipe.
  expect(await readings(projectId)).toEqual([]);

  for (let round = 0; round < 3; round++) await lead.client.project.form.query({ projectId });
  await lead.client.quality.summary.query({ projectId });
  const entry = { actor: lead.personId, form: second.formId, version: 2 };
  expect(await readings(projectId)).toEqual([entry]);
  await lead.client.project.formAt.query({ projectId, formId: first });
  expect(await readings(projectId)).toEqual([{ ...entry, form: first, version: 1 }, entry]);

  await almostAnHour();
  await lead.client.project.formAt.query({ projectId, formId: second.formId });
  expect(await readings(projectId)).toHaveLength(2);
  harness.pass(10_000);
  await lead.client.project.formAt.query({ projectId, formId: second.formId });
  expect((await readings(projectId))[0]).toEqual(entry);
  expect(await readings(projectId)).toHaveLength(3);
});

it("a form of another project is absent, and nothing is recorded about it", async () => {
  const [mine, other] = [await projectWith(lead, {}), await projectWith(lead, {})];
  const { formId } = await lead.client.project.form.query({ projectId: other });
  const foreign = lead.client.project.formAt.query({ projectId: mine, formId: formId ?? randomId<"form">() });
  expect((await refusal(foreign)).code).toBe("absent");
  expect(await readings(mine)).toEqual([]);
});

it("versions of a form come in pages, newest first, without gaps", { timeout: 60_000 }, async () => {
  const projectId = await projectWith(lead, {});
  const form = templates["text-classification"];
  const last = 52;
  for (let formVersion = 1; formVersion < last; formVersion++) {
    await lead.client.project.publishForm.mutate({ projectId, form, formVersion });
  }
  const one = await lead.client.project.formVersions.query({ projectId });
  const two = await lead.client.project.formVersions.query({ projectId, before: one.next });
  expect([one.versions.length, one.next, two.next]).toEqual([50, 3, null]);
  const numbers = [...one.versions, ...two.versions].map(({ version }) => version);
  expect(numbers).toEqual(Array.from({ length: last }, (_, index) => last - index));
});

it("versions of a guideline come in pages, under the view of the draft", { timeout: 60_000 }, async () => {
  const projectId = await projectWith(lead, {});
  const last = 52;
  const body = guideline(section("One", "text"));
  for (let version = 1; version <= last; version++) await publishAs(lead, projectId, body, { note: `Note ${version}` });
  const { lease } = await lead.client.guidelines.take.mutate({ projectId });
  const hold = { leaseId: lease.id, epoch: lease.epoch };
  const opened = await lead.client.guidelines.draft.mutate({ projectId, ...hold });
  expect([opened.version, opened.versions.length, opened.older]).toEqual([last, 50, 3]);
  const page = { projectId, ...hold, viewId: opened.viewId, before: opened.older ?? 1 };
  const older = await lead.client.guidelines.versions.mutate(page);
  expect(older.versions.map(({ version, note, by }) => [version, note, by])).toEqual([
    [2, "Note 2", "Lena Lead"],
    [1, "Note 1", "Lena Lead"],
  ]);
  expect(older.older).toBe(null);

  // Notes are content: no view of the draft, no history.
  const elsewhere = await projectWith(lead, {});
  for (const wrong of [
    { ...page, viewId: randomId<"view">() },
    { ...page, projectId: elsewhere },
  ]) {
    expect((await refusal(lead.client.guidelines.versions.mutate(wrong))).code).toBe("absent");
  }
  const read = await lead.client.guidelines.read.mutate(hold);
  const viewId = read.read?.viewId ?? randomId<"view">();
  expect((await refusal(lead.client.guidelines.versions.mutate({ ...page, viewId }))).code).toBe("absent");
});
